import type { KeyUsageType } from "../../kms/enums.js";
import { InvalidKeyUsageException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { KeyMaterial } from "../keys/keyMaterial.js";
import type { Call } from "./Call.js";
import { checkEnabled } from "./checkKeyState.js";

/**
 * Checks that a key is enabled and has a usage, in this order.
 *
 * @returns Its key material.
 * @throws `DisabledException` or `KMSInvalidStateException` when the key is not enabled.
 * @throws {@link InvalidKeyUsageException} when it has another usage.
 */
export function checkUsage({ operation }: Call, key: KmsKey, usage: KeyUsageType): KeyMaterial {
  const material = checkEnabled(key);
  if (key.usage !== usage) {
    throw createException(
      InvalidKeyUsageException,
      `${key.arn} key usage is ${key.usage} which is not valid for ${operation}.`,
    );
  }
  return material;
}

/** The exception for an algorithm that a key does not have. */
export const incompatibleAlgorithm = (algorithm: string, { spec }: Pick<KmsKey, "spec">) =>
  createException(InvalidKeyUsageException, `Algorithm ${algorithm} is incompatible with key spec ${spec}.`);
