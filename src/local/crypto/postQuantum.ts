/** ML-DSA and ML-KEM, which only newer versions of Node.js have. The types of Node.js 20 do not know them. */
import * as crypto from "node:crypto";
import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import { isBytes, isObject } from "../../runtime/typeGuards.js";
import type { Bytes } from "../../shapes/Bytes.js";
import { createException } from "../exceptions.js";

/** A shared secret, and its encapsulated form. */
interface Encapsulated {
  /** The shared secret. */
  readonly secret: Bytes;
  /** The ciphertext. */
  readonly ciphertext: Bytes;
}

/**
 * Generates a key pair for ML-DSA or ML-KEM.
 *
 * @param spec - The key spec, such as `ML_DSA_65`.
 * @throws {@link UnsupportedOperationException} when the running Node.js cannot.
 */
export function generatePostQuantumPair(spec: string) {
  const pair = attempt(spec, "generateKeyPairSync", spec.toLowerCase().replaceAll("_", "-"));
  const { privateKey, publicKey } = isObject(pair) ? pair : {};
  if (!(privateKey instanceof crypto.KeyObject) || !(publicKey instanceof crypto.KeyObject)) {
    throw unsupported(spec);
  }
  return { privateKey, publicKey };
}

/** Generates a shared secret, and encapsulates it with a public key. */
export function encapsulate(publicKey: crypto.KeyObject): Encapsulated {
  const result = attempt("ML_KEM", "encapsulate", publicKey);
  const { sharedKey, ciphertext } = isObject(result) ? result : {};
  if (!isBytes(sharedKey) || !isBytes(ciphertext)) {
    throw unsupported("ML_KEM");
  }
  return { secret: sharedKey.slice(), ciphertext: ciphertext.slice() };
}

/** Recovers a shared secret from a ciphertext of the right length; from a wrong one, other bytes. */
export function decapsulate(privateKey: crypto.KeyObject, ciphertext: Uint8Array): Bytes {
  const secret = attempt("ML_KEM", "decapsulate", privateKey, ciphertext);
  if (!isBytes(secret)) {
    throw unsupported("ML_KEM");
  }
  return secret.slice();
}

/** Calls a function of Node.js that may not exist, or may not know its arguments. */
function attempt(algorithm: string, name: string, ...args: readonly unknown[]): unknown {
  const functions: Readonly<Record<string, unknown>> = { ...crypto };
  const call = functions[name];
  if (typeof call !== "function") {
    throw unsupported(algorithm);
  }
  try {
    return Reflect.apply(call, undefined, args);
  } catch {
    throw unsupported(algorithm);
  }
}

const unsupported = (algorithm: string) =>
  createException(
    UnsupportedOperationException,
    `LocalKms has no ${algorithm} keys, because Node.js ${process.version} has none; run your test with Node.js 24.8 or newer, or use another KeySpec.`,
  );
