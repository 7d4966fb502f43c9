/** Signs and verifies with the signing algorithms of KMS. */
import { constants, type KeyObject, sign, verify } from "node:crypto";
import type { SigningAlgorithmSpec } from "../../kms/enums.js";
import type { Bytes } from "../../shapes/Bytes.js";
import { signPkcs1Digest, signPssDigest, verifyPkcs1Digest, verifyPssDigest } from "./rsaDigestSignature.js";
import { SIGNING_SCHEMES } from "./signingAlgorithms.js";

/** What is signed, and how. */
export interface SignedMessage {
  /** The signing algorithm. */
  readonly algorithm: SigningAlgorithmSpec;
  /** The message, or its digest. */
  readonly message: Uint8Array;
  /** Whether the message is a digest. */
  readonly isDigest: boolean;
}

/** Signs a message or its digest. */
export async function createSignature(
  key: KeyObject,
  { algorithm, message, isDigest }: SignedMessage,
): Promise<Bytes> {
  const scheme = SIGNING_SCHEMES[algorithm];
  if (!isDigest) {
    return sign(hashOf(algorithm), message, { key, ...optionsOf(algorithm) });
  }
  switch (scheme.kind) {
    case "pss":
      return signPssDigest(key, scheme.hash, message);
    case "pkcs1":
      return signPkcs1Digest(key, scheme.hash, message);
    case "ed25519ph":
      return (await loadCurves()).signEd25519ph(key, message);
    default:
      return (await loadCurves()).signEcdsaDigest(key, message);
  }
}

/** Whether the signature of a message or its digest is valid. */
export async function isSignatureValid(
  key: KeyObject,
  { algorithm, message, isDigest }: SignedMessage,
  signature: Uint8Array,
): Promise<boolean> {
  const scheme = SIGNING_SCHEMES[algorithm];
  const { modulusLength } = key.asymmetricKeyDetails ?? {};
  // OpenSSL accepts a signature without its leading zeros; RFC 8017 does not.
  if (modulusLength !== undefined && signature.length !== modulusLength / 8) {
    return false;
  }
  if (!isDigest) {
    return verify(hashOf(algorithm), message, { key, ...optionsOf(algorithm) }, signature);
  }
  switch (scheme.kind) {
    case "pss":
      return verifyPssDigest(key, scheme.hash, message, signature);
    case "pkcs1":
      return verifyPkcs1Digest(key, scheme.hash, message, signature);
    case "ed25519ph":
      return (await loadCurves()).verifyEd25519ph(key, message, signature);
    default:
      return (await loadCurves()).verifyEcdsaDigest(key, message, signature);
  }
}

// Loaded on first use, because only few tests need it.
const loadCurves = () => import("./curves.js");

/** The hash function of an algorithm; `undefined` for those that have none to choose. */
function hashOf(algorithm: SigningAlgorithmSpec): string | undefined {
  const scheme = SIGNING_SCHEMES[algorithm];
  return "hash" in scheme ? scheme.hash : undefined;
}

const optionsOf = (algorithm: SigningAlgorithmSpec) =>
  SIGNING_SCHEMES[algorithm].kind === "pss"
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : {};
