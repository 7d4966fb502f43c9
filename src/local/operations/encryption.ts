/** What Encrypt, Decrypt and ReEncrypt have in common: a key, the checks on it, and what it then does. */

import { ValidationException } from "../../exceptions/common.js";
import { InvalidCiphertextException, InvalidKeyUsageException } from "../../exceptions/documented.js";
import type { EncryptionAlgorithmSpec } from "../../models/EncryptionAlgorithmSpec.js";
import { KeyUsageType } from "../../models/KeyUsageType.js";
import { open, parseCiphertext, seal } from "../crypto/ciphertext.js";
import { decryptOaep, encryptOaep, longestPlaintext, type OaepAlgorithm } from "../crypto/rsa.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { AsymmetricMaterial, SymmetricMaterial } from "../keys/key-material.js";
import { type Call, enabledMaterial } from "./call.js";

/** An encryption context; none is the same as an empty one. */
export type EncryptionContext = Readonly<Record<string, string>> | undefined;

/** Data that went through a key. */
export interface Processed {
  /** The ciphertext, or the plaintext. */
  readonly data: Uint8Array;
  /** The id of the key material that was used; only of symmetric keys. */
  readonly materialId?: string;
}

/** A key that may be used, together with an algorithm and an encryption context. */
export interface Cipher {
  /** Encrypts data; refuses more than the key can take. */
  readonly encrypt: (plaintext: Uint8Array) => Processed;
  /** Decrypts data; refuses what was not encrypted with the same key, algorithm and context. */
  readonly decrypt: (ciphertext: Uint8Array) => Processed;
}

/** Checks that a key may be used for a call, in the order of KMS: usage, state, algorithm, context. */
export function cipherFor(
  call: Call,
  key: KmsKey,
  algorithm: EncryptionAlgorithmSpec,
  context: EncryptionContext,
): Cipher {
  checkUsage(call, key);
  const material = enabledMaterial(key);
  if (material.kind === "symmetric" && algorithm === "SYMMETRIC_DEFAULT") {
    return symmetricCipher(key, material, context);
  }
  // The only asymmetric keys for encryption are RSA keys.
  if (material.kind === "asymmetric" && isOaep(algorithm)) {
    refuseContext(context);
    return rsaCipher(key, material, algorithm);
  }
  throw refusal(
    InvalidKeyUsageException,
    `Algorithm ${algorithm} is incompatible with key spec ${key.spec}.`,
  );
}

function checkUsage({ operation }: Call, { arn, usage }: KmsKey): void {
  if (usage !== KeyUsageType.ENCRYPT_DECRYPT) {
    throw refusal(
      InvalidKeyUsageException,
      `${arn} key usage is ${usage} which is not valid for ${operation}.`,
    );
  }
}

function refuseContext(context: EncryptionContext): void {
  if (Object.keys(context ?? {}).length > 0) {
    throw refusal(
      ValidationException,
      "EncryptionContext is not supported when encrypting/decrypting with asymmetric CMKs.",
    );
  }
}

function symmetricCipher(
  { arn }: KmsKey,
  { currentId, versions }: SymmetricMaterial,
  context: EncryptionContext,
): Cipher {
  const material = (id: string) => {
    const found = versions.get(id);
    if (found === undefined) {
      throw refusal(InvalidCiphertextException);
    }
    return found.key;
  };
  return {
    encrypt: (plaintext) => ({
      data: seal({ arn, materialId: currentId, material: material(currentId) }, plaintext, context),
      materialId: currentId,
    }),
    decrypt: (ciphertext) => {
      const sealed = parseCiphertext(ciphertext);
      return { data: open(sealed, material(sealed.materialId), context), materialId: sealed.materialId };
    },
  };
}

const isOaep = (algorithm: EncryptionAlgorithmSpec): algorithm is OaepAlgorithm =>
  algorithm === "RSAES_OAEP_SHA_1" || algorithm === "RSAES_OAEP_SHA_256";

const rsaCipher = (
  { spec }: KmsKey,
  { privateKey, publicKey }: AsymmetricMaterial,
  algorithm: OaepAlgorithm,
): Cipher => ({
  encrypt: (plaintext) => {
    const limit = longestPlaintext(publicKey, algorithm);
    if (plaintext.length > limit) {
      throw refusal(
        ValidationException,
        `Algorithm ${algorithm} and key spec ${spec} cannot encrypt data larger than ${limit} bytes.`,
      );
    }
    return { data: encryptOaep(publicKey, algorithm, plaintext) };
  },
  decrypt: (ciphertext) => ({ data: decryptOaep(privateKey, algorithm, ciphertext) }),
});
