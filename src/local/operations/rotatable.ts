import { UnsupportedOperationException } from "../../exceptions/common.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { SymmetricMaterial } from "../keys/key-material.js";

/**
 * The material of a key that can be rotated.
 *
 * @throws (by KMS) {@link UnsupportedOperationException} when the key is not a symmetric one for encryption.
 */
export function rotatableMaterial({ arn, spec, material }: KmsKey): SymmetricMaterial {
  if (material.kind !== "symmetric") {
    throw refusal(
      UnsupportedOperationException,
      `${arn} key spec is ${spec} which is not valid for this operation.`,
    );
  }
  return material;
}
