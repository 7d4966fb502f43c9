/** What the help says of an operation, besides what follows from its declaration. */
export interface OperationHelp {
  /** What it does; a sentence. */
  readonly summary: string;
  /** Command lines to paste. Default: one with the required options. */
  readonly examples?: readonly string[];
}

const help = (summary: string, ...examples: string[]): OperationHelp =>
  examples.length > 0 ? { summary, examples } : { summary };

/** Help by the name of the operation. An operation without has a command, too. */
export const OPERATION_HELP: Readonly<Record<string, OperationHelp>> = {
  CancelKeyDeletion: help("Cancels the deletion of a key; the key is then disabled."),
  ConnectCustomKeyStore: help("Connects a custom key store."),
  CreateAlias: help(
    "Creates an alias for a key.",
    "kms-reencrypt create-alias --alias-name alias/new --target-key-id 1234abcd-12ab-34cd-56ef-1234567890ab",
  ),
  CreateCustomKeyStore: help("Creates a custom key store."),
  CreateGrant: help(
    "Creates a grant, which lets a principal use a key.",
    "kms-reencrypt create-grant --key-id 1234abcd-12ab-34cd-56ef-1234567890ab --grantee-principal arn:aws:iam::111122223333:role/rotation --operations ReEncryptFrom ReEncryptTo",
  ),
  CreateKey: help(
    "Creates a key.",
    "kms-reencrypt create-key --description rotation --query KeyMetadata.KeyId --output text",
    "kms-reencrypt create-key --tags TagKey=team,TagValue=payments",
  ),
  Decapsulate: help("Recovers an encapsulated shared secret."),
  Decrypt: help(
    "Decrypts a ciphertext.",
    "kms-reencrypt decrypt --ciphertext-blob fileb://secret.bin --key-id alias/new --query Plaintext --output text | base64 --decode",
    "kms-reencrypt decrypt --ciphertext-blob - --base64-in --out secret.txt < secret.b64",
  ),
  DeleteAlias: help("Deletes an alias. The key stays."),
  DeleteCustomKeyStore: help("Deletes a custom key store."),
  DeleteImportedKeyMaterial: help("Deletes the imported key material of a key."),
  DeriveSharedSecret: help("Derives a secret that two parties share."),
  DescribeCustomKeyStores: help("Describes custom key stores."),
  DescribeKey: help(
    "Returns the metadata of a key.",
    "kms-reencrypt describe-key --key-id alias/new --output table",
    "kms-reencrypt describe-key --key-id alias/new --select KeyMetadata.Arn",
  ),
  DisableKey: help("Disables a key."),
  DisableKeyRotation: help("Turns off the automatic rotation of a key."),
  DisconnectCustomKeyStore: help("Disconnects a custom key store."),
  EnableKey: help("Enables a disabled key."),
  EnableKeyRotation: help(
    "Turns on the automatic rotation of a key.",
    "kms-reencrypt enable-key-rotation --key-id 1234abcd-12ab-34cd-56ef-1234567890ab --rotation-period-in-days 180",
  ),
  Encapsulate: help("Generates a shared secret and encapsulates it."),
  Encrypt: help(
    "Encrypts up to 4096 bytes.",
    "kms-reencrypt encrypt --key-id alias/new --plaintext fileb://secret.txt --query CiphertextBlob --output text | base64 --decode > secret.bin",
    "kms-reencrypt encrypt --key-id alias/new --plaintext text://hello --encryption-context purpose=test",
  ),
  GenerateDataKey: help(
    "Generates a data key, in plaintext and encrypted.",
    "kms-reencrypt generate-data-key --key-id alias/new --key-spec AES_256",
  ),
  GenerateDataKeyPair: help("Generates a data key pair, its private key in plaintext and encrypted."),
  GenerateDataKeyPairWithoutPlaintext: help("Generates a data key pair, its private key only encrypted."),
  GenerateDataKeyWithoutPlaintext: help(
    "Generates a data key, only encrypted.",
    "kms-reencrypt generate-data-key-without-plaintext --key-id alias/new --key-spec AES_256 --out key.bin",
  ),
  GenerateMac: help(
    "Generates a message authentication code.",
    "kms-reencrypt generate-mac --key-id alias/mac --message fileb://message --mac-algorithm HMAC_SHA_256",
  ),
  GenerateRandom: help(
    "Generates random bytes.",
    "kms-reencrypt generate-random --number-of-bytes 32 --query Plaintext --output text",
  ),
  GetKeyLastUsage: help("Returns when a key was last used."),
  GetKeyPolicy: help(
    "Returns the key policy of a key.",
    "kms-reencrypt get-key-policy --key-id 1234abcd-12ab-34cd-56ef-1234567890ab --query Policy --output text",
  ),
  GetKeyRotationStatus: help("Returns whether and when KMS rotates a key automatically."),
  GetParametersForImport: help("Returns a public key and a token to import key material with."),
  GetPublicKey: help(
    "Returns the public key of an asymmetric key.",
    "kms-reencrypt get-public-key --key-id alias/rsa --query PublicKey --output text | base64 --decode > public.der",
  ),
  ImportKeyMaterial: help("Imports key material into a key."),
  ListAliases: help(
    "Lists the aliases of the account, or of a key.",
    "kms-reencrypt list-aliases --query 'Aliases[].[AliasName,TargetKeyId]' --output text",
  ),
  ListGrants: help("Lists the grants of a key."),
  ListKeyPolicies: help("Lists the names of the key policies of a key."),
  ListKeyRotations: help("Lists the rotations of a key."),
  ListKeys: help(
    "Lists the keys of the account.",
    "kms-reencrypt list-keys --output table",
    "kms-reencrypt list-keys --query 'Keys[].KeyArn' --output text",
  ),
  ListResourceTags: help("Lists the tags of a key."),
  ListRetirableGrants: help("Lists the grants that a principal can retire."),
  PutKeyPolicy: help(
    "Replaces the key policy of a key.",
    "kms-reencrypt put-key-policy --key-id 1234abcd-12ab-34cd-56ef-1234567890ab --policy file://policy.json",
  ),
  ReEncrypt: help(
    "Re-encrypts a ciphertext under another key or encryption context, inside KMS.",
    "kms-reencrypt re-encrypt --ciphertext-blob fileb://old.bin --destination-key-id alias/new --out new.bin",
    "kms-reencrypt re-encrypt --ciphertext-blob fileb://old.bin --source-encryption-context purpose=test --destination-key-id alias/new --destination-encryption-context purpose=prod --query CiphertextBlob --output text | base64 --decode > new.bin",
  ),
  ReplicateKey: help("Creates a replica of a multi-Region key in another Region."),
  RetireGrant: help("Deletes a grant that is no longer needed."),
  RevokeGrant: help("Deletes a grant of a key."),
  RotateKeyOnDemand: help("Rotates a key now."),
  ScheduleKeyDeletion: help(
    "Schedules the deletion of a key. What it encrypted is lost with it.",
    "kms-reencrypt schedule-key-deletion --key-id 1234abcd-12ab-34cd-56ef-1234567890ab --pending-window-in-days 30",
  ),
  Sign: help(
    "Signs a message.",
    "kms-reencrypt sign --key-id alias/rsa --message fileb://message --signing-algorithm RSASSA_PSS_SHA_256 --query Signature --output text | base64 --decode > message.sig",
  ),
  TagResource: help(
    "Adds tags to a key.",
    "kms-reencrypt tag-resource --key-id 1234abcd-12ab-34cd-56ef-1234567890ab --tags TagKey=team,TagValue=payments",
  ),
  UntagResource: help("Removes tags from a key."),
  UpdateAlias: help(
    "Points an alias to another key.",
    "kms-reencrypt update-alias --alias-name alias/app --target-key-id 1234abcd-12ab-34cd-56ef-1234567890ab",
  ),
  UpdateCustomKeyStore: help("Changes the properties of a custom key store."),
  UpdateKeyDescription: help("Replaces the description of a key."),
  UpdatePrimaryRegion: help("Makes a replica key the primary key."),
  Verify: help(
    "Verifies a signature.",
    "kms-reencrypt verify --key-id alias/rsa --message fileb://message --signature fileb://message.sig --signing-algorithm RSASSA_PSS_SHA_256",
  ),
  VerifyMac: help("Verifies a message authentication code."),
};
