/** Which keys can be rotated, and how. */
import { UnsupportedOperationException } from "../../exceptions/common.js";
import { OriginType } from "../../models/OriginType.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { familyOf } from "../keys/key-specs.js";

/**
 * Refuses a key whose material has one of these origins.
 *
 * @throws (by KMS) {@link UnsupportedOperationException} when it has.
 */
export function refuseOrigins({ arn, origin }: KmsKey, ...origins: readonly OriginType[]): void {
  if (origins.includes(origin)) {
    throw refusal(
      UnsupportedOperationException,
      `${arn} origin is ${origin} which is not valid for this operation.`,
    );
  }
}

/**
 * Refuses a key whose material KMS did not make: it is not rotated automatically.
 *
 * @throws (by KMS) {@link UnsupportedOperationException} when it is such a key.
 */
export const refuseOtherOrigins = (key: KmsKey): void =>
  refuseOrigins(key, OriginType.EXTERNAL, OriginType.AWS_CLOUDHSM);

/**
 * Refuses a key that is not one for symmetric encryption; only these have more than one material.
 *
 * @throws (by KMS) {@link UnsupportedOperationException} when it is another.
 */
export function refuseUnlessSymmetric({ spec }: KmsKey): void {
  if (familyOf(spec) !== "symmetric") {
    throw refusal(UnsupportedOperationException);
  }
}
