/**
 * What a KMS key is for. A key is for one thing only, from its creation on. Encrypt, Decrypt
 * and ReEncrypt need `ENCRYPT_DECRYPT`.
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
/** One of the things that a KMS key can be for. */
export type KeyUsageType = (typeof KeyUsageType)[keyof typeof KeyUsageType];
