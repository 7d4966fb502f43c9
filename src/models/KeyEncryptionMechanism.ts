/**
 * How KMS encrypts an answer for a Nitro enclave or NitroTPM.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RecipientInfo.html
 */
export const KeyEncryptionMechanism = {
  RSAES_OAEP_SHA_256: "RSAES_OAEP_SHA_256",
} as const;
/** One of the ways in which KMS encrypts an answer for an enclave. */
export type KeyEncryptionMechanism = (typeof KeyEncryptionMechanism)[keyof typeof KeyEncryptionMechanism];
