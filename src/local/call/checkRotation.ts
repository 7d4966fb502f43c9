/** The checks of keys that operations for rotation share. */
import { UnsupportedOperationException } from "../../kms/commonErrors.js";
import { OriginType } from "../../kms/enums.js";
import { createException } from "../exceptions.js";
import { isReplica } from "../keys/KeyFamily.js";
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
 * Checks that the key material of a key is imported.
 *
 * @throws {@link UnsupportedOperationException} when it is not.
 */
export const checkImported = (key: KmsKey): void => checkOrigin(key, OriginType.EXTERNAL);

/**
 * Checks that a key is not the replica of a multi-Region key, which rotates with its primary key.
 *
 * @throws {@link UnsupportedOperationException} when it is.
 */
export function checkNotReplica(key: KmsKey): void {
  if (isReplica(key)) {
    throw notPrimary(key);
  }
}

/** The exception for an operation that only the primary key of a multi-Region key allows. */
export const notPrimary = ({ arn }: KmsKey) =>
  createException(UnsupportedOperationException, `${arn} is not a multi-region primary key.`);

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
