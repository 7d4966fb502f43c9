/** RSA signatures of a digest (RFC 8017), because the functions of Node.js hash the message themselves. */
import {
  constants,
  createHash,
  type KeyObject,
  privateEncrypt,
  publicDecrypt,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import type { Bytes } from "../../shapes/Bytes.js";
import { HASH_BYTES, type SigningHash } from "./signingAlgorithms.js";

const DIGEST_INFO: Readonly<Record<SigningHash, string>> = {
  sha256: "3031300d060960864801650304020105000420",
  sha384: "3041300d060960864801650304020205000430",
  sha512: "3051300d060960864801650304020305000440",
};

const digestInfo = (hash: SigningHash, digest: Uint8Array): Bytes =>
  Buffer.concat([Buffer.from(DIGEST_INFO[hash], "hex"), digest]);

/** Signs a digest with RSASSA-PKCS1-v1_5. */
export const signPkcs1Digest = (key: KeyObject, hash: SigningHash, digest: Uint8Array): Bytes =>
  privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo(hash, digest));

/** Whether a signature of a digest is valid with RSASSA-PKCS1-v1_5. */
export function verifyPkcs1Digest(
  key: KeyObject,
  hash: SigningHash,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const encoded = decrypted(key, signature, constants.RSA_PKCS1_PADDING);
  return encoded !== undefined && isSame(encoded, digestInfo(hash, digest));
}

/** Signs a digest with RSASSA-PSS. The salt is as long as the digest, as in KMS. */
export function signPssDigest(key: KeyObject, hash: SigningHash, digest: Uint8Array): Bytes {
  const salt = randomBytes(HASH_BYTES[hash]);
  const encoded = encodePss(hash, digest, salt, bytesOf(key));
  return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encoded);
}

/** Whether a signature of a digest is valid with RSASSA-PSS and a salt as long as the digest. */
export function verifyPssDigest(
  key: KeyObject,
  hash: SigningHash,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const encoded = decrypted(key, signature, constants.RSA_NO_PADDING);
  if (encoded === undefined || encoded.length !== bytesOf(key)) {
    return false;
  }
  // The encoding is unique, so encoding again with the salt of the signature checks every byte of it.
  return isSame(encoded, encodePss(hash, digest, saltOf(hash, encoded), encoded.length));
}

const bytesOf = (key: KeyObject): number => (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;

const isSame = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && timingSafeEqual(left, right);

function decrypted(key: KeyObject, signature: Uint8Array, padding: number): Uint8Array | undefined {
  try {
    return publicDecrypt({ key, padding }, signature);
  } catch {
    // Not a signature of this key.
    return undefined;
  }
}

/** EMSA-PSS-ENCODE (section 9.1.1). */
function encodePss(hash: SigningHash, digest: Uint8Array, salt: Uint8Array, length: number): Bytes {
  const seed = createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest();
  const block = Buffer.alloc(length - seed.length - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  return Buffer.concat([masked(hash, seed, block), seed, Buffer.of(0xbc)]);
}

/** The salt in an encoded message; any bytes when the encoding is invalid. */
function saltOf(hash: SigningHash, encoded: Uint8Array): Bytes {
  const blockLength = encoded.length - HASH_BYTES[hash] - 1;
  const block = masked(hash, encoded.subarray(blockLength, -1), encoded.subarray(0, blockLength));
  return block.subarray(-HASH_BYTES[hash]);
}

/** Masks a block with MGF1 (appendix B.2.1), and clears the highest bit, because the modulus has it. */
function masked(hash: SigningHash, seed: Uint8Array, block: Uint8Array): Bytes {
  const count = Math.ceil(block.length / HASH_BYTES[hash]);
  const mask = Buffer.concat(
    Array.from({ length: count }, (_, index) =>
      createHash(hash)
        .update(seed)
        .update(Buffer.of(0, 0, index >> 8, index & 255))
        .digest(),
    ),
  );
  const result = block.map((byte, index) => byte ^ (mask[index] ?? 0));
  result[0] = (result[0] ?? 0) & 0x7f;
  return result;
}
