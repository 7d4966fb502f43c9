import { ValidationException } from "../../kms/commonErrors.js";
import { KeyState } from "../../kms/enums.js";
import type {
  ScheduleKeyDeletionRequest,
  ScheduleKeyDeletionResponse,
} from "../../kms/operations/ScheduleKeyDeletion.js";
import type { Call } from "../call/Call.js";
import { checkNotPendingDeletion } from "../call/checkKeyState.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { createException } from "../exceptions.js";
import { isPrimary } from "../keys/KeyFamily.js";
import { relativesOf } from "../keys/KmsKey.js";

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_WINDOW = 30;

/** ScheduleKeyDeletion: makes a key unusable, and deletes it after the waiting period. */
export function scheduleKeyDeletion(
  call: Call,
  request: ScheduleKeyDeletionRequest,
): ScheduleKeyDeletionResponse {
  const { PendingWindowInDays = DEFAULT_WINDOW } = request;
  const key = findKeyByIdOrArn(call, request.KeyId, {
    conditions: { "kms:schedulekeydeletionpendingwindowindays": [String(PendingWindowInDays)] },
  });
  // The API model allows 1 to 365, but KMS does not.
  if (PendingWindowInDays < 7 || PendingWindowInDays > 30) {
    throw createException(ValidationException, "PendingWindowInDays must be between 7 and 30 days.");
  }
  checkNotPendingDeletion(key);
  if (isPrimary(key) && relativesOf(key).length > 1) {
    key.state = KeyState.PendingReplicaDeletion;
    key.pendingWindowInDays = PendingWindowInDays;
    return { KeyId: key.arn, KeyState: key.state, PendingWindowInDays };
  }
  const deletionDate = new Date(call.keys.now().getTime() + PendingWindowInDays * DAY);
  key.state = KeyState.PendingDeletion;
  key.deletionDate = deletionDate;
  return { KeyId: key.arn, DeletionDate: new Date(deletionDate), KeyState: key.state, PendingWindowInDays };
}
