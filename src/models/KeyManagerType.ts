/**
 * Who manages a KMS key: its owner (`CUSTOMER`), or an AWS service (`AWS`).
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const KeyManagerType = {
  AWS: "AWS",
  CUSTOMER: "CUSTOMER",
} as const;
/** One of those who can manage a KMS key. */
export type KeyManagerType = (typeof KeyManagerType)[keyof typeof KeyManagerType];
