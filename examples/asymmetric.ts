/**
 * Re-encrypts data that was encrypted outside KMS with an RSA public key: under a symmetric key, and back.
 *
 *   npm install kms-reencrypt
 *   npx tsx asymmetric.ts
 *   npx tsx asymmetric.ts --aws --source-key-id alias/inbox --destination-key-id alias/app
 *
 * A device or a partner can encrypt with the public key and needs no AWS credentials. Under a symmetric key, the data
 * can have an encryption context, and KMS can rotate the key material.
 *
 * On AWS it uses two of your keys: an RSA key with key usage ENCRYPT_DECRYPT, and a symmetric encryption key. The caller
 * needs this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:Decrypt", "kms:GetPublicKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
 *     },
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321"
 *     }
 *   ]
 * }
 */
import { constants, createPublicKey, publicEncrypt } from "node:crypto";
import { parseArgs } from "node:util";
import {
  DecryptCommand,
  type DecryptCommandInput,
  GetPublicKeyCommand,
  KMSClient,
  ReEncryptCommand,
} from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";

const HELP = `Encrypts a message with an RSA public key, outside KMS. Re-encrypts it under a symmetric key, and back.

Usage:
  npx tsx asymmetric.ts                                                       against an in-process KMS
  npx tsx asymmetric.ts --aws --source-key-id KEY --destination-key-id KEY    against AWS KMS

Options:
  --aws                       Call AWS KMS. Default: an in-process KMS.
  --source-key-id KEY         An RSA key with key usage ENCRYPT_DECRYPT. Required with --aws.
  --destination-key-id KEY    A symmetric encryption key. Required with --aws.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region.
  -h, --help                  Print this help.
KEY is a key ID, key ARN, alias name or alias ARN.

On AWS the caller needs credentials, kms:Decrypt, kms:ReEncryptFrom and kms:ReEncryptTo on both keys, and
kms:GetPublicKey on the RSA key.`;

const RSA_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const SYMMETRIC_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const SEED: Seed = {
  Keys: [{ KeyId: RSA_KEY, KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" }, { KeyId: SYMMETRIC_KEY }],
};

/** The KMS name of the algorithm that `publicEncrypt` uses below. */
const ALGORITHM = "RSAES_OAEP_SHA_256";
const CONTEXT = { purpose: "inbox" };

async function main(): Promise<void> {
  const { help, aws, region, profile, endpoint, ...keys } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const local = aws ? undefined : await LocalKms.start({ seed: SEED });
  const client = new KMSClient(
    local
      ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials }
      : { endpoint, region, profile },
  );
  try {
    await thereAndBack(client, keys["source-key-id"] ?? RSA_KEY, keys["destination-key-id"] ?? SYMMETRIC_KEY);
  } finally {
    client.destroy();
    await local?.close();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    if (!help && aws && !(values["source-key-id"] && values["destination-key-id"])) {
      throw new Error("--aws needs --source-key-id KEY and --destination-key-id KEY");
    }
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

async function thereAndBack(client: KMSClient, rsaKeyId: string, symmetricKeyId: string): Promise<void> {
  const message = Buffer.from("a message from outside");
  const outside = publicEncrypt(await publicKeyOf(client, rsaKeyId), message);
  console.log(`Encrypted outside KMS: ${outside.byteLength} bytes.`);

  // A ciphertext from outside KMS contains neither the key ID nor the algorithm. The call must name both.
  const inside = await client.send(
    new ReEncryptCommand({
      CiphertextBlob: outside,
      SourceKeyId: rsaKeyId,
      SourceEncryptionAlgorithm: ALGORITHM,
      DestinationKeyId: symmetricKeyId,
      DestinationEncryptionContext: CONTEXT,
    }),
  );
  console.log(`Re-encrypted under the symmetric key, with an encryption context: ${inside.KeyId}`);
  await check(client, message, { CiphertextBlob: inside.CiphertextBlob, EncryptionContext: CONTEXT });

  const back = await client.send(
    new ReEncryptCommand({
      CiphertextBlob: inside.CiphertextBlob,
      SourceKeyId: symmetricKeyId,
      SourceEncryptionContext: CONTEXT,
      DestinationKeyId: rsaKeyId,
      DestinationEncryptionAlgorithm: ALGORITHM,
    }),
  );
  console.log(`Re-encrypted under the RSA key: ${back.KeyId}`);
  const { CiphertextBlob } = back;
  await check(client, message, { CiphertextBlob, KeyId: rsaKeyId, EncryptionAlgorithm: ALGORITHM });
}

/** The public key, with the padding and the hash of the algorithm. */
async function publicKeyOf(client: KMSClient, KeyId: string) {
  const {
    PublicKey,
    KeySpec,
    EncryptionAlgorithms = [],
  } = await client.send(new GetPublicKeyCommand({ KeyId }));
  if (!EncryptionAlgorithms.includes(ALGORITHM)) {
    throw new Error(
      `${KeyId} (${KeySpec}) does not support ${ALGORITHM}: use an RSA key with key usage ENCRYPT_DECRYPT`,
    );
  }
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
  return { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
}

async function check(client: KMSClient, expected: Buffer, input: DecryptCommandInput): Promise<void> {
  const { Plaintext } = await client.send(new DecryptCommand(input));
  if (Plaintext === undefined || !expected.equals(Plaintext)) {
    throw new Error("The new ciphertext does not decrypt to the original message: keep the old ciphertext");
  }
  console.log("It decrypts to the original message.");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
