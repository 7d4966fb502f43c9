import type { SigningAlgorithmSpec } from "../../kms/enums.js";

/** The hash functions of signing algorithms, as Node.js names them. */
export type SigningHash = "sha256" | "sha384" | "sha512";

/** How a signing algorithm signs. */
export type SigningScheme =
  | { readonly kind: "pss" | "pkcs1" | "ecdsa"; readonly hash: SigningHash }
  | { readonly kind: "ed25519" | "ed25519ph" | "mlDsa" | "sm2" };

/** The number of bytes of each hash function. */
export const HASH_BYTES: Readonly<Record<SigningHash, number>> = { sha256: 32, sha384: 48, sha512: 64 };

/** The scheme of each signing algorithm. */
export const SIGNING_SCHEMES: Readonly<Record<SigningAlgorithmSpec, SigningScheme>> = {
  ECDSA_SHA_256: { kind: "ecdsa", hash: "sha256" },
  ECDSA_SHA_384: { kind: "ecdsa", hash: "sha384" },
  ECDSA_SHA_512: { kind: "ecdsa", hash: "sha512" },
  ED25519_PH_SHA_512: { kind: "ed25519ph" },
  ED25519_SHA_512: { kind: "ed25519" },
  ML_DSA_SHAKE_256: { kind: "mlDsa" },
  RSASSA_PKCS1_V1_5_SHA_256: { kind: "pkcs1", hash: "sha256" },
  RSASSA_PKCS1_V1_5_SHA_384: { kind: "pkcs1", hash: "sha384" },
  RSASSA_PKCS1_V1_5_SHA_512: { kind: "pkcs1", hash: "sha512" },
  RSASSA_PSS_SHA_256: { kind: "pss", hash: "sha256" },
  RSASSA_PSS_SHA_384: { kind: "pss", hash: "sha384" },
  RSASSA_PSS_SHA_512: { kind: "pss", hash: "sha512" },
  SM2DSA: { kind: "sm2" },
};
