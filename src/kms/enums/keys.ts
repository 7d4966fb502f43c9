/** The enumerations of the other properties of KMS keys. */

/**
 * The managers of KMS keys: the owner (`CUSTOMER`) or an AWS service (`AWS`).
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const KeyManagerType = {
  AWS: "AWS",
  CUSTOMER: "CUSTOMER",
} as const;
/** A manager of KMS keys. */
export type KeyManagerType = (typeof KeyManagerType)[keyof typeof KeyManagerType];

/**
 * The states of a KMS key. Only an `Enabled` key encrypts and decrypts.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const KeyState = {
  Creating: "Creating",
  Disabled: "Disabled",
  Enabled: "Enabled",
  PendingDeletion: "PendingDeletion",
  PendingImport: "PendingImport",
  PendingReplicaDeletion: "PendingReplicaDeletion",
  Unavailable: "Unavailable",
  Updating: "Updating",
} as const;
/** A state of a KMS key. */
export type KeyState = (typeof KeyState)[keyof typeof KeyState];

/**
 * The key usages. A key has one usage, which never changes. Encrypt, Decrypt and ReEncrypt require
 * `ENCRYPT_DECRYPT`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const KeyUsageType = {
  ENCAPSULATE_DECAPSULATE: "ENCAPSULATE_DECAPSULATE",
  ENCRYPT_DECRYPT: "ENCRYPT_DECRYPT",
  GENERATE_VERIFY_MAC: "GENERATE_VERIFY_MAC",
  KEY_AGREEMENT: "KEY_AGREEMENT",
  SIGN_VERIFY: "SIGN_VERIFY",
} as const;
/** A key usage. */
export type KeyUsageType = (typeof KeyUsageType)[keyof typeof KeyUsageType];

/**
 * The roles of related multi-Region keys.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_MultiRegionConfiguration.html
 */
export const MultiRegionKeyType = {
  PRIMARY: "PRIMARY",
  REPLICA: "REPLICA",
} as const;
/** A role of a multi-Region key. */
export type MultiRegionKeyType = (typeof MultiRegionKeyType)[keyof typeof MultiRegionKeyType];

/**
 * The origins of key material: KMS itself (`AWS_KMS`), an import by the owner (`EXTERNAL`), or a custom key
 * store.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const OriginType = {
  AWS_CLOUDHSM: "AWS_CLOUDHSM",
  AWS_KMS: "AWS_KMS",
  EXTERNAL: "EXTERNAL",
  EXTERNAL_KEY_STORE: "EXTERNAL_KEY_STORE",
} as const;
/** An origin of key material. */
export type OriginType = (typeof OriginType)[keyof typeof OriginType];
