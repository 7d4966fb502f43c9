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
/** One of the states of a KMS key. */
export type KeyState = (typeof KeyState)[keyof typeof KeyState];
