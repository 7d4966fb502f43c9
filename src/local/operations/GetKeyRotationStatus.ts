import type {
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
} from "../../kms/operations/GetKeyRotationStatus.js";
import type { Call } from "../call/Call.js";
import { checkNotInCustomKeyStore } from "../call/checkRotation.js";
import { findKeyByIdOrArn } from "../call/findKey.js";

/** GetKeyRotationStatus: returns whether and when KMS rotates a key automatically. */
export function getKeyRotationStatus(
  call: Call,
  { KeyId }: GetKeyRotationStatusRequest,
): GetKeyRotationStatusResponse {
  const key = findKeyByIdOrArn(call, KeyId);
  checkNotInCustomKeyStore(key);
  const schedule = key.deletionDate !== undefined ? undefined : key.rotationSchedule;
  return {
    KeyRotationEnabled: schedule !== undefined,
    KeyId: key.arn,
    RotationPeriodInDays: schedule?.periodInDays,
    NextRotationDate: schedule?.nextDate,
  };
}
