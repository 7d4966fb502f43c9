import type { EnableKeyRotationRequest } from "../../kms/operations/EnableKeyRotation.js";
import type { Call } from "../call/Call.js";
import { checkNotDisabled } from "../call/checkKeyState.js";
import { checkGeneratedByKms, checkNotReplica, checkSymmetric } from "../call/checkRotation.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { scheduleFrom } from "../keys/rotation.js";

const DEFAULT_PERIOD = 365;

/** EnableKeyRotation: enables automatic rotation, or changes its period. */
export function enableKeyRotation(call: Call, request: EnableKeyRotationRequest): undefined {
  const { RotationPeriodInDays = DEFAULT_PERIOD } = request;
  const key = findKeyByIdOrArn(call, request.KeyId, {
    conditions: { "kms:rotationperiodindays": [String(RotationPeriodInDays)] },
  });
  checkNotDisabled(key);
  checkGeneratedByKms(key);
  checkSymmetric(key);
  checkNotReplica(key);
  const before = key.rotationSchedule?.periodInDays;
  // A request that changes nothing does not postpone the next rotation.
  if (before === undefined || before !== (request.RotationPeriodInDays ?? before)) {
    key.rotationSchedule = scheduleFrom(call.keys.now(), RotationPeriodInDays);
  }
}
