import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { IncorrectKeyMaterialException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";
import { type ImportableMaterial, importableSecret } from "../keys/imports.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { asymmetricMaterial, idOf } from "../keys/keyMaterial.js";
import { isAsymmetricSpec } from "../keys/keySpecs.js";
import { specOfPrivateKey } from "../keys/specOfPrivateKey.js";

const SYMMETRIC_BYTES = 32;

/**
 * Parses the bytes of key material for a key.
 *
 * @throws {@link IncorrectKeyMaterialException} when they do not fit the key spec.
 */
export function parseImportableMaterial(key: KmsKey, bytes: Uint8Array): ImportableMaterial {
  if (isAsymmetricSpec(key.spec)) {
    const privateKey = privateKeyOf(bytes);
    if (privateKey === undefined || specOfPrivateKey(privateKey) !== key.spec) {
      throw createException(IncorrectKeyMaterialException);
    }
    const material = asymmetricMaterial({ privateKey, publicKey: createPublicKey(privateKey) });
    return { id: idOf(key.keyId, material), key: privateKey };
  }
  const hmacBits = /^HMAC_(\d+)$/.exec(key.spec)?.[1];
  if (bytes.length !== (hmacBits === undefined ? SYMMETRIC_BYTES : Number(hmacBits) / 8)) {
    throw createException(IncorrectKeyMaterialException);
  }
  return importableSecret(key, bytes);
}

function privateKeyOf(der: Uint8Array): KeyObject | undefined {
  try {
    return createPrivateKey({ key: Buffer.from(der), format: "der", type: "pkcs8" });
  } catch {
    // Without the cause, which may tell something about the bytes.
    return undefined;
  }
}
