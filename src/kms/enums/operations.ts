/** The enumerations of operations and their options. */

/**
 * The modifiers of a dry run.
 *
 * `IGNORE_CIPHERTEXT` checks permissions and keys without a ciphertext: `CiphertextBlob` may then be omitted,
 * and the source key is required.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
 */
export const DryRunModifierType = {
  IGNORE_CIPHERTEXT: "IGNORE_CIPHERTEXT",
} as const;
/** A modifier of a dry run. */
export type DryRunModifierType = (typeof DryRunModifierType)[keyof typeof DryRunModifierType];

/**
 * The operations that a grant can allow. ReEncrypt needs `ReEncryptFrom` on the source key and `ReEncryptTo`
 * on the destination key.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html
 */
export const GrantOperation = {
  CreateGrant: "CreateGrant",
  Decapsulate: "Decapsulate",
  Decrypt: "Decrypt",
  DeriveSharedSecret: "DeriveSharedSecret",
  DescribeKey: "DescribeKey",
  Encapsulate: "Encapsulate",
  Encrypt: "Encrypt",
  GenerateDataKey: "GenerateDataKey",
  GenerateDataKeyPair: "GenerateDataKeyPair",
  GenerateDataKeyPairWithoutPlaintext: "GenerateDataKeyPairWithoutPlaintext",
  GenerateDataKeyWithoutPlaintext: "GenerateDataKeyWithoutPlaintext",
  GenerateMac: "GenerateMac",
  GetPublicKey: "GetPublicKey",
  ReEncryptFrom: "ReEncryptFrom",
  ReEncryptTo: "ReEncryptTo",
  RetireGrant: "RetireGrant",
  Sign: "Sign",
  Verify: "Verify",
  VerifyMac: "VerifyMac",
} as const;
/** An operation that a grant can allow. */
export type GrantOperation = (typeof GrantOperation)[keyof typeof GrantOperation];

/**
 * The operations that GetKeyLastUsage tracks.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyLastUsageData.html
 */
export const KeyLastUsageTrackingOperation = {
  Decapsulate: "Decapsulate",
  Decrypt: "Decrypt",
  DeriveSharedSecret: "DeriveSharedSecret",
  Encapsulate: "Encapsulate",
  Encrypt: "Encrypt",
  GenerateDataKey: "GenerateDataKey",
  GenerateDataKeyPair: "GenerateDataKeyPair",
  GenerateDataKeyPairWithoutPlaintext: "GenerateDataKeyPairWithoutPlaintext",
  GenerateDataKeyWithoutPlaintext: "GenerateDataKeyWithoutPlaintext",
  GenerateMac: "GenerateMac",
  ReEncrypt: "ReEncrypt",
  Sign: "Sign",
  Verify: "Verify",
  VerifyMac: "VerifyMac",
} as const;
/** An operation that GetKeyLastUsage tracks. */
export type KeyLastUsageTrackingOperation =
  (typeof KeyLastUsageTrackingOperation)[keyof typeof KeyLastUsageTrackingOperation];
