import { ValidationException } from "../../kms/commonErrors.js";
import { type EncryptionAlgorithmSpec, KeyUsageType } from "../../kms/enums.js";
import { InvalidCiphertextException } from "../../kms/errors.js";
import type { Bytes } from "../../shapes/Bytes.js";
import { open, parseCiphertext, seal } from "../crypto/ciphertext.js";
import { decryptOaep, encryptOaep, maxPlaintextLength, type OaepAlgorithm } from "../crypto/oaep.js";
import { createException } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { AsymmetricMaterial, SymmetricMaterial } from "../keys/keyMaterial.js";
import type { Call } from "./Call.js";
import { checkUsage, incompatibleAlgorithm } from "./checkUsage.js";

/** An encryption context; `undefined` is the same as an empty one. */
export type EncryptionContext = Readonly<Record<string, string>> | undefined;

/** The result of an encryption or decryption. */
interface CipherResult {
  /** The ciphertext, or the plaintext. */
  readonly data: Bytes;
  /** The ID of the key material that was used; symmetric keys only. */
  readonly materialId?: string;
}

/** Encrypts and decrypts with one key, one algorithm and one encryption context. */
export interface Cipher {
  /**
   * Encrypts data.
   *
   * @throws {@link ValidationException} when the data is too long for the key.
   */
  readonly encrypt: (plaintext: Uint8Array) => CipherResult;
  /**
   * Decrypts data.
   *
   * @throws {@link InvalidCiphertextException} when it was not encrypted with this key, algorithm and context.
   */
  readonly decrypt: (ciphertext: Uint8Array) => CipherResult;
}

/**
 * Returns the cipher of a key, after the checks of KMS in their order: state, usage, algorithm, context.
 *
 * @throws `InvalidKeyUsageException` when the key does not encrypt, or not with the algorithm.
 * @throws `DisabledException` or `KMSInvalidStateException` when the key is not enabled.
 * @throws {@link ValidationException} when an asymmetric key is used with an encryption context.
 */
export function cipherFor(
  call: Call,
  key: KmsKey,
  algorithm: EncryptionAlgorithmSpec,
  context: EncryptionContext,
): Cipher {
  const material = checkUsage(call, key, KeyUsageType.ENCRYPT_DECRYPT);
  if (material.kind === "symmetric" && algorithm === "SYMMETRIC_DEFAULT") {
    return symmetricCipher(key, material, context);
  }
  // RSA keys are the only asymmetric keys that encrypt.
  if (material.kind === "asymmetric" && isOaep(algorithm)) {
    checkNoContext(context);
    return rsaCipher(key, material, algorithm);
  }
  throw incompatibleAlgorithm(algorithm, key);
}

function checkNoContext(context: EncryptionContext): void {
  if (Object.keys(context ?? {}).length > 0) {
    throw createException(
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
    const key = versions.get(id)?.key;
    if (key === undefined) {
      throw createException(InvalidCiphertextException);
    }
    return key;
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
    const limit = maxPlaintextLength(publicKey, algorithm);
    if (plaintext.length > limit) {
      throw createException(
        ValidationException,
        `Algorithm ${algorithm} and key spec ${spec} cannot encrypt data larger than ${limit} bytes.`,
      );
    }
    return { data: encryptOaep(publicKey, algorithm, plaintext) };
  },
  decrypt: (ciphertext) => ({ data: decryptOaep(privateKey, algorithm, ciphertext) }),
});
