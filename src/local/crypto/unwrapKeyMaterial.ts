import { constants, createDecipheriv, type KeyObject, privateDecrypt } from "node:crypto";
import type { AlgorithmSpec } from "../../kms/enums.js";
import { InvalidCiphertextException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";

/** The wrapping algorithms that LocalKms supports, with the hash function of their RSA-OAEP. */
export const WRAPPING_HASHES: Readonly<Partial<Record<AlgorithmSpec, string>>> = {
  RSAES_OAEP_SHA_1: "sha1",
  RSAES_OAEP_SHA_256: "sha256",
  RSA_AES_KEY_WRAP_SHA_1: "sha1",
  RSA_AES_KEY_WRAP_SHA_256: "sha256",
};

/**
 * Decrypts key material that was wrapped for its import.
 *
 * @throws {@link InvalidCiphertextException} when it was not wrapped with this key and algorithm.
 */
export function unwrapKeyMaterial(
  privateKey: KeyObject,
  algorithm: AlgorithmSpec,
  wrapped: Uint8Array,
): Uint8Array {
  const oaepHash = WRAPPING_HASHES[algorithm];
  const decrypt = (data: Uint8Array) =>
    privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, data);
  try {
    return algorithm.startsWith("RSA_AES_KEY_WRAP")
      ? unwrapBoth(wrapped, (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8, decrypt)
      : decrypt(wrapped);
  } catch {
    throw createException(InvalidCiphertextException);
  }
}

// The alternative initial value of AES key wrap with padding (RFC 5649).
const INITIAL_VALUE = Buffer.from("a65959a6", "hex");

/** RSA_AES_KEY_WRAP: an AES key in RSA-OAEP, then the key material wrapped with that key. */
function unwrapBoth(wrapped: Uint8Array, length: number, decrypt: (data: Uint8Array) => Buffer): Uint8Array {
  const [key, material] = [decrypt(wrapped.subarray(0, length)), wrapped.subarray(length)];
  if (material.length === 0) {
    throw createException(InvalidCiphertextException);
  }
  const decipher = createDecipheriv("id-aes256-wrap-pad", key, INITIAL_VALUE);
  return Buffer.concat([decipher.update(material), decipher.final()]);
}
