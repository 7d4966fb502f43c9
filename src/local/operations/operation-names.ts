/** All operations of KMS, whether or not LocalKms performs them. */
export const OperationName = {
  CancelKeyDeletion: "CancelKeyDeletion",
  ConnectCustomKeyStore: "ConnectCustomKeyStore",
  CreateAlias: "CreateAlias",
  CreateCustomKeyStore: "CreateCustomKeyStore",
  CreateGrant: "CreateGrant",
  CreateKey: "CreateKey",
  Decapsulate: "Decapsulate",
  Decrypt: "Decrypt",
  DeleteAlias: "DeleteAlias",
  DeleteCustomKeyStore: "DeleteCustomKeyStore",
  DeleteImportedKeyMaterial: "DeleteImportedKeyMaterial",
  DeriveSharedSecret: "DeriveSharedSecret",
  DescribeCustomKeyStores: "DescribeCustomKeyStores",
  DescribeKey: "DescribeKey",
  DisableKey: "DisableKey",
  DisableKeyRotation: "DisableKeyRotation",
  DisconnectCustomKeyStore: "DisconnectCustomKeyStore",
  EnableKey: "EnableKey",
  EnableKeyRotation: "EnableKeyRotation",
  Encapsulate: "Encapsulate",
  Encrypt: "Encrypt",
  GenerateDataKey: "GenerateDataKey",
  GenerateDataKeyPair: "GenerateDataKeyPair",
  GenerateDataKeyPairWithoutPlaintext: "GenerateDataKeyPairWithoutPlaintext",
  GenerateDataKeyWithoutPlaintext: "GenerateDataKeyWithoutPlaintext",
  GenerateMac: "GenerateMac",
  GenerateRandom: "GenerateRandom",
  GetKeyLastUsage: "GetKeyLastUsage",
  GetKeyPolicy: "GetKeyPolicy",
  GetKeyRotationStatus: "GetKeyRotationStatus",
  GetParametersForImport: "GetParametersForImport",
  GetPublicKey: "GetPublicKey",
  ImportKeyMaterial: "ImportKeyMaterial",
  ListAliases: "ListAliases",
  ListGrants: "ListGrants",
  ListKeyPolicies: "ListKeyPolicies",
  ListKeyRotations: "ListKeyRotations",
  ListKeys: "ListKeys",
  ListResourceTags: "ListResourceTags",
  ListRetirableGrants: "ListRetirableGrants",
  PutKeyPolicy: "PutKeyPolicy",
  ReEncrypt: "ReEncrypt",
  ReplicateKey: "ReplicateKey",
  RetireGrant: "RetireGrant",
  RevokeGrant: "RevokeGrant",
  RotateKeyOnDemand: "RotateKeyOnDemand",
  ScheduleKeyDeletion: "ScheduleKeyDeletion",
  Sign: "Sign",
  TagResource: "TagResource",
  UntagResource: "UntagResource",
  UpdateAlias: "UpdateAlias",
  UpdateCustomKeyStore: "UpdateCustomKeyStore",
  UpdateKeyDescription: "UpdateKeyDescription",
  UpdatePrimaryRegion: "UpdatePrimaryRegion",
  Verify: "Verify",
  VerifyMac: "VerifyMac",
} as const;
/** One of the operations of KMS. */
export type OperationName = (typeof OperationName)[keyof typeof OperationName];

/** The names of all operations of KMS, whether or not LocalKms performs them. */
export const OPERATION_NAMES: ReadonlySet<string> = new Set(Object.values(OperationName));

/**
 * Refuses what is no operation of KMS, such as `reEncrypt`, before it is waited for in vain.
 *
 * @throws `TypeError` when KMS has no such operation.
 */
export function checkOperationName(name: OperationName): void {
  if (!OPERATION_NAMES.has(name)) {
    throw new TypeError(`${String(name)} is not an operation of KMS; names are like "ReEncrypt"`);
  }
}
