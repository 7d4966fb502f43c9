/**
 * Signatures that Node.js cannot make: ECDSA of a digest, and Ed25519ph. The build puts this file and its imports into a
 * separate file, which is loaded on first use.
 */
import type { KeyObject } from "node:crypto";
import { eddsa } from "@noble/curves/abstract/edwards.js";
import { ed25519 } from "@noble/curves/ed25519.js";
import { p256, p384, p521 } from "@noble/curves/nist.js";
import { secp256k1 } from "@noble/curves/secp256k1.js";
import { sha512 } from "@noble/hashes/sha2.js";
import type { Bytes } from "../../shapes/Bytes.js";

const CURVES = { "P-256": p256, "P-384": p384, "P-521": p521, secp256k1 };

// As in KMS: the digest is the input, signatures are DER, and S may be high.
const OPTIONS = { prehash: false, format: "der", lowS: false } as const;

/** Signs a digest with ECDSA. */
export function signEcdsaDigest(privateKey: KeyObject, digest: Uint8Array): Bytes {
  const { curve, secret } = parts(privateKey);
  return curve.sign(digest, secret, OPTIONS);
}

/** Whether a signature of a digest is valid with ECDSA. */
export function verifyEcdsaDigest(publicKey: KeyObject, digest: Uint8Array, signature: Uint8Array): boolean {
  const { curve, point } = parts(publicKey);
  try {
    return curve.verify(signature, digest, point, OPTIONS);
  } catch {
    // Not DER.
    return false;
  }
}

// The one of the library hashes the message itself; here the message is the digest.
const ed25519ph = eddsa(ed25519.Point, sha512, {
  prehash: (digest: Uint8Array) => digest,
  domain: (data: Uint8Array, context: Uint8Array, isPrehashed: boolean) =>
    Buffer.concat([
      Buffer.from("SigEd25519 no Ed25519 collisions"),
      Buffer.of(isPrehashed ? 1 : 0, context.length),
      context,
      data,
    ]),
  adjustScalarBytes: (bytes: Uint8Array) => {
    bytes[0] = (bytes[0] ?? 0) & 0xf8;
    bytes[31] = ((bytes[31] ?? 0) & 0x7f) | 0x40;
    return bytes;
  },
  zip215: false,
});

/** Signs a SHA-512 digest with Ed25519ph (RFC 8032). */
export const signEd25519ph = (privateKey: KeyObject, digest: Uint8Array): Bytes =>
  ed25519ph.sign(digest, bytesOf(privateKey, "d"));

/** Whether a signature is valid with Ed25519ph. */
export function verifyEd25519ph(publicKey: KeyObject, digest: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519ph.verify(signature, digest, bytesOf(publicKey, "x"));
  } catch {
    return false;
  }
}

function parts(key: KeyObject) {
  const { crv } = key.export({ format: "jwk" });
  const curve = Object.entries(CURVES).find(([name]) => name === crv)?.[1];
  if (curve === undefined) {
    throw new TypeError("The key is not on a supported curve");
  }
  return {
    curve,
    get secret() {
      return bytesOf(key, "d");
    },
    get point() {
      return Buffer.concat([Buffer.of(4), bytesOf(key, "x"), bytesOf(key, "y")]);
    },
  };
}

const bytesOf = (key: KeyObject, member: "d" | "x" | "y"): Bytes =>
  Buffer.from(key.export({ format: "jwk" })[member] ?? "", "base64url");
