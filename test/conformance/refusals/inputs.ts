import type { Input, Operation } from "../clients.js";
import {
  type Fixtures,
  GRANTEE,
  type Kind,
  MESSAGE,
  OTHER_REGION,
  PUBLIC_KEY,
  type Sample,
} from "./Fixtures.js";

/** A valid input for an operation, with the key and samples of one. */
type Inputs = {
  readonly [Name in Operation]: (fixtures: Fixtures, sample: Sample) => Input<Name> | Promise<Input<Name>>;
};

/** The kind of key that an operation needs, where it is not symmetric. */
export const KIND_OF: Partial<Record<Operation, Kind>> = {
  Sign: "signing",
  Verify: "signing",
  GetPublicKey: "signing",
  GenerateMac: "mac",
  VerifyMac: "mac",
  DeriveSharedSecret: "agreement",
  Encapsulate: "kem",
  Decapsulate: "kem",
  GetParametersForImport: "external",
  ImportKeyMaterial: "external",
  DeleteImportedKeyMaterial: "external",
  ReplicateKey: "primary",
};

const key = (_: Fixtures, { keyId }: Sample) => ({ KeyId: keyId });

/** Valid inputs of all operations. */
export const INPUTS: Inputs = {
  CancelKeyDeletion: key,
  ConnectCustomKeyStore: async (kms) => ({ CustomKeyStoreId: await kms.store() }),
  CreateAlias: (kms, { keyId }) => ({ AliasName: kms.unique("alias/new"), TargetKeyId: keyId }),
  CreateCustomKeyStore: (kms) => kms.external(),
  CreateGrant: (_, { keyId }) => ({ KeyId: keyId, GranteePrincipal: GRANTEE, Operations: ["DescribeKey"] }),
  CreateKey: () => ({}),
  Decapsulate: (_, { keyId, ciphertext }) => ({
    KeyId: keyId,
    EncapsulationAlgorithm: "ML_KEM",
    SharedSecretCiphertextBlob: ciphertext,
  }),
  Decrypt: (_, { keyId, ciphertext }) => ({ KeyId: keyId, CiphertextBlob: ciphertext }),
  DeleteAlias: (_, { alias }) => ({ AliasName: alias }),
  DeleteCustomKeyStore: async (kms) => ({ CustomKeyStoreId: await kms.store() }),
  DeleteImportedKeyMaterial: key,
  DeriveSharedSecret: (_, { keyId }) => ({
    KeyId: keyId,
    KeyAgreementAlgorithm: "ECDH",
    PublicKey: PUBLIC_KEY,
  }),
  DescribeCustomKeyStores: async (kms) => ({ CustomKeyStoreId: await kms.store() }),
  DescribeKey: key,
  DisableKey: key,
  DisableKeyRotation: key,
  DisconnectCustomKeyStore: async (kms) => ({ CustomKeyStoreId: await kms.store(kms.cloudHsm(), true) }),
  EnableKey: key,
  EnableKeyRotation: key,
  Encapsulate: (_, { keyId }) => ({ KeyId: keyId, EncapsulationAlgorithm: "ML_KEM" }),
  Encrypt: (_, { keyId }) => ({ KeyId: keyId, Plaintext: MESSAGE }),
  GenerateDataKey: (_, { keyId }) => ({ KeyId: keyId, KeySpec: "AES_256" }),
  GenerateDataKeyPair: (_, { keyId }) => ({ KeyId: keyId, KeyPairSpec: "ECC_NIST_P256" }),
  GenerateDataKeyPairWithoutPlaintext: (_, { keyId }) => ({ KeyId: keyId, KeyPairSpec: "ECC_NIST_P256" }),
  GenerateDataKeyWithoutPlaintext: (_, { keyId }) => ({ KeyId: keyId, KeySpec: "AES_256" }),
  GenerateMac: (_, { keyId }) => ({ KeyId: keyId, Message: MESSAGE, MacAlgorithm: "HMAC_SHA_256" }),
  GenerateRandom: () => ({ NumberOfBytes: 16 }),
  GetKeyLastUsage: key,
  GetKeyPolicy: (_, { keyId }) => ({ KeyId: keyId, PolicyName: "default" }),
  GetKeyRotationStatus: key,
  GetParametersForImport: (_, { keyId }) => ({
    KeyId: keyId,
    WrappingAlgorithm: "RSAES_OAEP_SHA_256",
    WrappingKeySpec: "RSA_2048",
  }),
  GetPublicKey: key,
  ImportKeyMaterial: (_, { keyId, token, wrapped }) => ({
    KeyId: keyId,
    ImportToken: token,
    EncryptedKeyMaterial: wrapped,
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  }),
  ListAliases: key,
  ListGrants: key,
  ListKeyPolicies: key,
  ListKeyRotations: key,
  ListKeys: () => ({}),
  ListResourceTags: key,
  ListRetirableGrants: ({ kms }) => ({ RetiringPrincipal: `arn:aws:iam::${kms.accountId}:root` }),
  PutKeyPolicy: ({ kms }, { keyId }) => ({ KeyId: keyId, Policy: policyOf(kms.accountId) }),
  ReEncrypt: (_, { keyId, ciphertext }) => ({
    SourceKeyId: keyId,
    CiphertextBlob: ciphertext,
    DestinationKeyId: keyId,
  }),
  ReplicateKey: (_, { keyId }) => ({ KeyId: keyId, ReplicaRegion: OTHER_REGION }),
  RetireGrant: (_, { keyId, grantId }) => ({ KeyId: keyId, GrantId: grantId }),
  RevokeGrant: (_, { keyId, grantId }) => ({ KeyId: keyId, GrantId: grantId }),
  RotateKeyOnDemand: key,
  ScheduleKeyDeletion: key,
  Sign: (_, { keyId }) => ({ KeyId: keyId, Message: MESSAGE, SigningAlgorithm: "ECDSA_SHA_256" }),
  TagResource: (_, { keyId }) => ({ KeyId: keyId, Tags: [{ TagKey: "a", TagValue: "b" }] }),
  UntagResource: (_, { keyId }) => ({ KeyId: keyId, TagKeys: ["a"] }),
  UpdateAlias: (_, { alias, keyId }) => ({ AliasName: alias, TargetKeyId: keyId }),
  UpdateCustomKeyStore: async (kms) => ({
    CustomKeyStoreId: await kms.store(),
    NewCustomKeyStoreName: kms.unique("renamed"),
  }),
  UpdateKeyDescription: (_, { keyId }) => ({ KeyId: keyId, Description: "new" }),
  UpdatePrimaryRegion: async (kms) => ({
    KeyId: await kms.primaryWithReplica(),
    PrimaryRegion: OTHER_REGION,
  }),
  Verify: (_, { keyId, signature }) => ({
    KeyId: keyId,
    Message: MESSAGE,
    SigningAlgorithm: "ECDSA_SHA_256",
    Signature: signature,
  }),
  VerifyMac: (_, { keyId, mac }) => ({
    KeyId: keyId,
    Message: MESSAGE,
    MacAlgorithm: "HMAC_SHA_256",
    Mac: mac,
  }),
};

/** The statement of the default key policy, and others. */
export const policyOf = (accountId: string, ...others: object[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      ...others,
    ],
  });
