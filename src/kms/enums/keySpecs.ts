/** The enumerations of the kinds of keys. */

/**
 * The kinds of KMS keys under the former name of `KeySpec`, without the kinds that were added later.
 *
 * @deprecated Use `KeySpec`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const CustomerMasterKeySpec = {
  ECC_NIST_P256: "ECC_NIST_P256",
  ECC_NIST_P384: "ECC_NIST_P384",
  ECC_NIST_P521: "ECC_NIST_P521",
  ECC_SECG_P256K1: "ECC_SECG_P256K1",
  HMAC_224: "HMAC_224",
  HMAC_256: "HMAC_256",
  HMAC_384: "HMAC_384",
  HMAC_512: "HMAC_512",
  RSA_2048: "RSA_2048",
  RSA_3072: "RSA_3072",
  RSA_4096: "RSA_4096",
  SM2: "SM2",
  SYMMETRIC_DEFAULT: "SYMMETRIC_DEFAULT",
} as const;
/** A kind of KMS key, under the former name of `KeySpec`. */
export type CustomerMasterKeySpec = (typeof CustomerMasterKeySpec)[keyof typeof CustomerMasterKeySpec];

/**
 * The kinds of data key pairs. `SM2` exists in China Regions only.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html
 */
export const DataKeyPairSpec = {
  ECC_NIST_EDWARDS25519: "ECC_NIST_EDWARDS25519",
  ECC_NIST_P256: "ECC_NIST_P256",
  ECC_NIST_P384: "ECC_NIST_P384",
  ECC_NIST_P521: "ECC_NIST_P521",
  ECC_SECG_P256K1: "ECC_SECG_P256K1",
  ML_KEM_1024: "ML_KEM_1024",
  ML_KEM_512: "ML_KEM_512",
  ML_KEM_768: "ML_KEM_768",
  RSA_2048: "RSA_2048",
  RSA_3072: "RSA_3072",
  RSA_4096: "RSA_4096",
  SM2: "SM2",
} as const;
/** A kind of data key pair. */
export type DataKeyPairSpec = (typeof DataKeyPairSpec)[keyof typeof DataKeyPairSpec];

/**
 * The lengths of AES data keys: 128 and 256 bits.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html
 */
export const DataKeySpec = {
  AES_128: "AES_128",
  AES_256: "AES_256",
} as const;
/** A length of AES data keys. */
export type DataKeySpec = (typeof DataKeySpec)[keyof typeof DataKeySpec];

/**
 * The kinds of KMS keys: cipher or curve, and size.
 *
 * `SYMMETRIC_DEFAULT` (AES-256-GCM) and `RSA` keys encrypt. `ECC`, `ML_DSA` and `RSA` keys sign. `HMAC` keys
 * generate message authentication codes. `ML_KEM` keys encapsulate shared secrets. `SM2` keys exist in China
 * Regions only.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const KeySpec = {
  ECC_NIST_EDWARDS25519: "ECC_NIST_EDWARDS25519",
  ECC_NIST_P256: "ECC_NIST_P256",
  ECC_NIST_P384: "ECC_NIST_P384",
  ECC_NIST_P521: "ECC_NIST_P521",
  ECC_SECG_P256K1: "ECC_SECG_P256K1",
  HMAC_224: "HMAC_224",
  HMAC_256: "HMAC_256",
  HMAC_384: "HMAC_384",
  HMAC_512: "HMAC_512",
  ML_DSA_44: "ML_DSA_44",
  ML_DSA_65: "ML_DSA_65",
  ML_DSA_87: "ML_DSA_87",
  ML_KEM_1024: "ML_KEM_1024",
  ML_KEM_512: "ML_KEM_512",
  ML_KEM_768: "ML_KEM_768",
  RSA_2048: "RSA_2048",
  RSA_3072: "RSA_3072",
  RSA_4096: "RSA_4096",
  SM2: "SM2",
  SYMMETRIC_DEFAULT: "SYMMETRIC_DEFAULT",
} as const;
/** A kind of KMS key. */
export type KeySpec = (typeof KeySpec)[keyof typeof KeySpec];

/**
 * The kinds of public keys that encrypt key material for its import. `SM2` exists in China Regions only.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html
 */
export const WrappingKeySpec = {
  RSA_2048: "RSA_2048",
  RSA_3072: "RSA_3072",
  RSA_4096: "RSA_4096",
  SM2: "SM2",
} as const;
/** A kind of public key that encrypts key material for its import. */
export type WrappingKeySpec = (typeof WrappingKeySpec)[keyof typeof WrappingKeySpec];
