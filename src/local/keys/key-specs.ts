/** The kinds of keys that can be made, and what each of them can do. */
import { EncryptionAlgorithmSpec } from "../../commands/EncryptionAlgorithmSpec.js";

/** The kinds of keys: cipher or curve, and size. */
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
  RSA_2048: "RSA_2048",
  RSA_3072: "RSA_3072",
  RSA_4096: "RSA_4096",
  SYMMETRIC_DEFAULT: "SYMMETRIC_DEFAULT",
} as const;
/** One of the kinds of keys. */
export type KeySpec = (typeof KeySpec)[keyof typeof KeySpec];

/** What a key is for. A key is for one thing only, from its creation on. */
export const KeyUsageType = {
  ENCRYPT_DECRYPT: "ENCRYPT_DECRYPT",
  GENERATE_VERIFY_MAC: "GENERATE_VERIFY_MAC",
  KEY_AGREEMENT: "KEY_AGREEMENT",
  SIGN_VERIFY: "SIGN_VERIFY",
} as const;
/** One of the things a key can be for. */
export type KeyUsageType = (typeof KeyUsageType)[keyof typeof KeyUsageType];

/** The algorithms of a key, under the names that its metadata lists them by. */
export interface KeyAlgorithms {
  /** For keys that encrypt. */
  readonly EncryptionAlgorithms?: EncryptionAlgorithmSpec[];
  /** For keys that sign. */
  readonly SigningAlgorithms?: string[];
  /** For keys that make message authentication codes. */
  readonly MacAlgorithms?: string[];
  /** For keys that derive shared secrets. */
  readonly KeyAgreementAlgorithms?: string[];
}

type Capabilities = { readonly [Usage in KeyUsageType]?: KeyAlgorithms };

const encrypting = (...algorithms: EncryptionAlgorithmSpec[]): Capabilities => ({
  ENCRYPT_DECRYPT: { EncryptionAlgorithms: algorithms },
});
const signing = (...algorithms: string[]): Capabilities => ({
  SIGN_VERIFY: { SigningAlgorithms: algorithms },
});
const mac = (algorithm: string): Capabilities => ({ GENERATE_VERIFY_MAC: { MacAlgorithms: [algorithm] } });
const agreeing: Capabilities = { KEY_AGREEMENT: { KeyAgreementAlgorithms: ["ECDH"] } };

const RSA: Capabilities = {
  ...encrypting(EncryptionAlgorithmSpec.RSAES_OAEP_SHA_1, EncryptionAlgorithmSpec.RSAES_OAEP_SHA_256),
  ...signing(
    "RSASSA_PKCS1_V1_5_SHA_256",
    "RSASSA_PKCS1_V1_5_SHA_384",
    "RSASSA_PKCS1_V1_5_SHA_512",
    "RSASSA_PSS_SHA_256",
    "RSASSA_PSS_SHA_384",
    "RSASSA_PSS_SHA_512",
  ),
};

/** What each kind of key can be for, and its algorithms when it is for that. */
export const CAPABILITIES: Readonly<Record<KeySpec, Capabilities>> = {
  ECC_NIST_EDWARDS25519: signing("ED25519_SHA_512", "ED25519_PH_SHA_512"),
  ECC_NIST_P256: { ...signing("ECDSA_SHA_256"), ...agreeing },
  ECC_NIST_P384: { ...signing("ECDSA_SHA_384"), ...agreeing },
  ECC_NIST_P521: { ...signing("ECDSA_SHA_512"), ...agreeing },
  ECC_SECG_P256K1: signing("ECDSA_SHA_256"),
  HMAC_224: mac("HMAC_SHA_224"),
  HMAC_256: mac("HMAC_SHA_256"),
  HMAC_384: mac("HMAC_SHA_384"),
  HMAC_512: mac("HMAC_SHA_512"),
  RSA_2048: RSA,
  RSA_3072: RSA,
  RSA_4096: RSA,
  SYMMETRIC_DEFAULT: encrypting(EncryptionAlgorithmSpec.SYMMETRIC_DEFAULT),
};
