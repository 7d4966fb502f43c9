import { LimitExceededException } from "../../kms/commonErrors.js";
import { OriginType, RotationType } from "../../kms/enums.js";
import { KMSInvalidStateException } from "../../kms/errors.js";
import type {
  RotateKeyOnDemandRequest,
  RotateKeyOnDemandResponse,
} from "../../kms/operations/RotateKeyOnDemand.js";
import type { Call } from "../call/Call.js";
import { checkUsable } from "../call/checkKeyState.js";
import { checkNotInCustomKeyStore, checkNotReplica, checkSymmetric } from "../call/checkRotation.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { createException } from "../exceptions.js";
import { type KmsKey, relativesOf } from "../keys/KmsKey.js";
import type { SymmetricMaterial } from "../keys/keyMaterial.js";
import { rotate } from "../keys/rotation.js";

const MAX_ROTATIONS = 25;

/** RotateKeyOnDemand: rotates a key now. The schedule of automatic rotation stays. */
export function rotateKeyOnDemand(
  call: Call,
  { KeyId }: RotateKeyOnDemandRequest,
): RotateKeyOnDemandResponse {
  const key = findKeyByIdOrArn(call, KeyId);
  checkUsable(key);
  checkNotInCustomKeyStore(key);
  checkSymmetric(key);
  checkNotReplica(key);
  if (key.origin === OriginType.EXTERNAL) {
    checkPendingMaterial(key);
  }
  if (onDemandRotationsOf(key) >= MAX_ROTATIONS) {
    throw createException(
      LimitExceededException,
      `The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: ${key.arn}`,
    );
  }
  for (const relative of key.origin === OriginType.EXTERNAL ? relativesOf(key) : [key]) {
    rotate(relative, RotationType.ON_DEMAND, call.keys.now());
  }
  return { KeyId: key.arn };
}

/** Imported key material has to be there before it can be rotated to, and in all related keys. */
function checkPendingMaterial(key: KmsKey): void {
  if (!relativesOf(key).every(({ material }) => material?.kind === "symmetric" && hasPending(material))) {
    throw createException(
      KMSInvalidStateException,
      `No available key material pending rotation for the key: ${key.arn}.`,
    );
  }
}

const hasPending = ({ pendingId }: SymmetricMaterial): boolean => pendingId !== undefined;

/** The number of rotations on demand so far. */
const onDemandRotationsOf = ({ material }: KmsKey): number =>
  material?.kind === "symmetric"
    ? [...material.versions.values()].filter(({ rotation }) => rotation?.type === RotationType.ON_DEMAND)
        .length
    : 0;
