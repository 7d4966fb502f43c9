/**
 * The encryption algorithms of KMS.
 *
 * `SYMMETRIC_DEFAULT` (AES-256-GCM) belongs to symmetric keys, the two `RSAES_OAEP` algorithms to RSA keys, and
 * `SM2PKE` to SM2 keys, which exist in China Regions only.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
 */
export const EncryptionAlgorithmSpec = {
  RSAES_OAEP_SHA_1: "RSAES_OAEP_SHA_1",
  RSAES_OAEP_SHA_256: "RSAES_OAEP_SHA_256",
  SM2PKE: "SM2PKE",
  SYMMETRIC_DEFAULT: "SYMMETRIC_DEFAULT",
} as const;
/** One of the encryption algorithms of KMS. */
export type EncryptionAlgorithmSpec = (typeof EncryptionAlgorithmSpec)[keyof typeof EncryptionAlgorithmSpec];
