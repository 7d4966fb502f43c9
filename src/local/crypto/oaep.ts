/** RSAES-OAEP (RFC 8017, section 7.1) as KMS uses it: without label, and with the same hash for label and MGF1. */

import { constants, type KeyObject, privateDecrypt, publicEncrypt } from "node:crypto";
import { InvalidCiphertextException } from "../../kms/errors.js";
import type { Bytes } from "../../shapes/Bytes.js";
import { createException } from "../exceptions.js";

/** The encryption algorithms of RSA keys. */
export type OaepAlgorithm = "RSAES_OAEP_SHA_1" | "RSAES_OAEP_SHA_256";

const HASHES = {
  RSAES_OAEP_SHA_1: { oaepHash: "sha1", bytes: 20 },
  RSAES_OAEP_SHA_256: { oaepHash: "sha256", bytes: 32 },
} as const;

/** The maximum number of bytes that a key can encrypt. */
export const maxPlaintextLength = (publicKey: KeyObject, algorithm: OaepAlgorithm): number =>
  (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8 - 2 * HASHES[algorithm].bytes - 2;

/** Encrypts data of at most {@link maxPlaintextLength} bytes. */
export const encryptOaep = (publicKey: KeyObject, algorithm: OaepAlgorithm, plaintext: Uint8Array): Bytes =>
  publicEncrypt({ key: publicKey, ...padding(algorithm) }, plaintext);

/**
 * Decrypts data.
 *
 * @throws {@link InvalidCiphertextException} when it was not encrypted with this key and algorithm.
 */
export function decryptOaep(privateKey: KeyObject, algorithm: OaepAlgorithm, ciphertext: Uint8Array): Bytes {
  try {
    return privateDecrypt({ key: privateKey, ...padding(algorithm) }, ciphertext);
  } catch {
    throw createException(InvalidCiphertextException);
  }
}

const padding = (algorithm: OaepAlgorithm) => ({
  padding: constants.RSA_PKCS1_OAEP_PADDING,
  oaepHash: HASHES[algorithm].oaepHash,
});
