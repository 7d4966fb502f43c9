/** The enumerations of algorithms. */

/**
 * The algorithms that encrypt key material for its import. The `RSA_AES` algorithms encrypt the key material
 * under an AES key, and that key under the RSA public key from GetParametersForImport. RSA private keys
 * require an `RSA_AES` algorithm. `SM2PKE` exists in China Regions only. KMS no longer supports
 * `RSAES_PKCS1_V1_5`.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html
 */
export const AlgorithmSpec = {
  RSAES_OAEP_SHA_1: "RSAES_OAEP_SHA_1",
  RSAES_OAEP_SHA_256: "RSAES_OAEP_SHA_256",
  RSAES_PKCS1_V1_5: "RSAES_PKCS1_V1_5",
  RSA_AES_KEY_WRAP_SHA_1: "RSA_AES_KEY_WRAP_SHA_1",
  RSA_AES_KEY_WRAP_SHA_256: "RSA_AES_KEY_WRAP_SHA_256",
  SM2PKE: "SM2PKE",
} as const;
/** An algorithm that encrypts key material for its import. */
export type AlgorithmSpec = (typeof AlgorithmSpec)[keyof typeof AlgorithmSpec];

/**
 * The algorithms with which KMS encapsulates shared secrets.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const EncapsulationAlgorithmSpec = {
  ML_KEM: "ML_KEM",
} as const;
/** An algorithm that encapsulates shared secrets. */
export type EncapsulationAlgorithmSpec =
  (typeof EncapsulationAlgorithmSpec)[keyof typeof EncapsulationAlgorithmSpec];

/**
 * The encryption algorithms of KMS.
 *
 * `SYMMETRIC_DEFAULT` (AES-256-GCM) is for symmetric keys, the two `RSAES_OAEP` algorithms are for RSA keys,
 * and `SM2PKE` is for SM2 keys, which exist in China Regions only.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
 */
export const EncryptionAlgorithmSpec = {
  RSAES_OAEP_SHA_1: "RSAES_OAEP_SHA_1",
  RSAES_OAEP_SHA_256: "RSAES_OAEP_SHA_256",
  SM2PKE: "SM2PKE",
  SYMMETRIC_DEFAULT: "SYMMETRIC_DEFAULT",
} as const;
/** An encryption algorithm of KMS. */
export type EncryptionAlgorithmSpec = (typeof EncryptionAlgorithmSpec)[keyof typeof EncryptionAlgorithmSpec];

/**
 * The algorithms with which KMS derives shared secrets.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html
 */
export const KeyAgreementAlgorithmSpec = {
  ECDH: "ECDH",
} as const;
/** An algorithm that derives shared secrets. */
export type KeyAgreementAlgorithmSpec =
  (typeof KeyAgreementAlgorithmSpec)[keyof typeof KeyAgreementAlgorithmSpec];

/**
 * The algorithms with which KMS encrypts a response for a Nitro enclave or NitroTPM.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_RecipientInfo.html
 */
export const KeyEncryptionMechanism = {
  RSAES_OAEP_SHA_256: "RSAES_OAEP_SHA_256",
} as const;
/** An algorithm that encrypts a response for an enclave. */
export type KeyEncryptionMechanism = (typeof KeyEncryptionMechanism)[keyof typeof KeyEncryptionMechanism];

/**
 * The algorithms with which KMS generates message authentication codes.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_KeyMetadata.html
 */
export const MacAlgorithmSpec = {
  HMAC_SHA_224: "HMAC_SHA_224",
  HMAC_SHA_256: "HMAC_SHA_256",
  HMAC_SHA_384: "HMAC_SHA_384",
  HMAC_SHA_512: "HMAC_SHA_512",
} as const;
/** An algorithm that generates message authentication codes. */
export type MacAlgorithmSpec = (typeof MacAlgorithmSpec)[keyof typeof MacAlgorithmSpec];

/**
 * The form of a message to sign or verify.
 *
 * - `RAW`: the message itself; KMS hashes it.
 * - `DIGEST`: the hash digest of the message; KMS does not hash it again, except for `ED25519_PH_SHA_512`.
 * - `EXTERNAL_MU`: the 64-byte representative μ of the message, for `ML_DSA_SHAKE_256` (FIPS 204, section
 *   6.2).
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
 */
export const MessageType = {
  DIGEST: "DIGEST",
  EXTERNAL_MU: "EXTERNAL_MU",
  RAW: "RAW",
} as const;
/** A form of a message to sign or verify. */
export type MessageType = (typeof MessageType)[keyof typeof MessageType];

/**
 * The signing algorithms of KMS.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/API_GetPublicKey.html
 */
export const SigningAlgorithmSpec = {
  ECDSA_SHA_256: "ECDSA_SHA_256",
  ECDSA_SHA_384: "ECDSA_SHA_384",
  ECDSA_SHA_512: "ECDSA_SHA_512",
  ED25519_PH_SHA_512: "ED25519_PH_SHA_512",
  ED25519_SHA_512: "ED25519_SHA_512",
  ML_DSA_SHAKE_256: "ML_DSA_SHAKE_256",
  RSASSA_PKCS1_V1_5_SHA_256: "RSASSA_PKCS1_V1_5_SHA_256",
  RSASSA_PKCS1_V1_5_SHA_384: "RSASSA_PKCS1_V1_5_SHA_384",
  RSASSA_PKCS1_V1_5_SHA_512: "RSASSA_PKCS1_V1_5_SHA_512",
  RSASSA_PSS_SHA_256: "RSASSA_PSS_SHA_256",
  RSASSA_PSS_SHA_384: "RSASSA_PSS_SHA_384",
  RSASSA_PSS_SHA_512: "RSASSA_PSS_SHA_512",
  SM2DSA: "SM2DSA",
} as const;
/** A signing algorithm of KMS. */
export type SigningAlgorithmSpec = (typeof SigningAlgorithmSpec)[keyof typeof SigningAlgorithmSpec];
