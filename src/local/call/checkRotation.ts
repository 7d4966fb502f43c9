/** The checks of keys that operations for rotation share. */
import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import { OriginType } from "../../kms/enums.js";
import { createException } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { familyOf } from "../keys/keySpecs.js";

/**
 * Checks that a key is not in a custom key store, where keys are not rotated.
 *
 * @throws {@link UnsupportedOperationException} when it is.
 */
export const checkNotInCustomKeyStore = (key: KmsKey): void =>
  checkOrigin(key, OriginType.AWS_KMS, OriginType.EXTERNAL);

/**
 * Checks that KMS generated the key material. KMS rotates only such keys automatically.
 *
 * @throws {@link UnsupportedOperationException} when it did not.
 */
export const checkGeneratedByKms = (key: KmsKey): void => checkOrigin(key, OriginType.AWS_KMS);

/**
 * Checks that a key is a symmetric encryption key. Only these have several versions of key material.
 *
 * @throws {@link UnsupportedOperationException} when it is not.
 */
export function checkSymmetric({ spec }: KmsKey): void {
  if (familyOf(spec) !== "symmetric") {
    throw createException(UnsupportedOperationException);
  }
}

function checkOrigin({ arn, origin }: KmsKey, ...valid: readonly OriginType[]): void {
  if (!valid.includes(origin)) {
    throw createException(
      UnsupportedOperationException,
      `${arn} origin is ${origin} which is not valid for this operation.`,
    );
  }
}
