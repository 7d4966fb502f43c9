import type { DisableKeyRotationRequest } from "../../kms/operations/DisableKeyRotation.js";
import type { Call } from "../call/Call.js";
import { checkNotDisabled } from "../call/checkKeyState.js";
import { checkGeneratedByKms, checkNotReplica, checkSymmetric } from "../call/checkRotation.js";
import { findKeyByIdOrArn } from "../call/findKey.js";

/** DisableKeyRotation: disables automatic rotation. It succeeds also when rotation is not enabled. */
export function disableKeyRotation(call: Call, { KeyId }: DisableKeyRotationRequest): undefined {
  const key = findKeyByIdOrArn(call, KeyId);
  checkNotDisabled(key);
  checkGeneratedByKms(key);
  checkSymmetric(key);
  checkNotReplica(key);
  key.rotationSchedule = undefined;
}
