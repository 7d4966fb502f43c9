import {
  ScheduleKeyDeletion,
  type ScheduleKeyDeletionRequest,
  type ScheduleKeyDeletionResponse,
} from "../../commands/ScheduleKeyDeletionCommand.js";
import { ValidationException } from "../../exceptions/common.js";
import { KeyState } from "../../models/KeyState.js";
import { refusal } from "../exceptions.js";
import { type Call, refusePendingDeletion } from "./call.js";
import { findManagedKey } from "./find-key.js";

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_WINDOW = 30;

/** ScheduleKeyDeletion: the key can no longer be used, and is gone when its time is up. */
export const scheduleKeyDeletion = {
  operation: ScheduleKeyDeletion,

  handle(call: Call, request: ScheduleKeyDeletionRequest): ScheduleKeyDeletionResponse {
    const { PendingWindowInDays = DEFAULT_WINDOW } = request;
    const key = findManagedKey(call, request.KeyId, {
      conditions: { "kms:schedulekeydeletionpendingwindowindays": [String(PendingWindowInDays)] },
    });
    // The model allows 1 to 365; KMS itself does not.
    if (PendingWindowInDays < 7 || PendingWindowInDays > 30) {
      throw refusal(ValidationException, "PendingWindowInDays must be between 7 and 30 days.");
    }
    refusePendingDeletion(key);
    const deletionDate = new Date(call.keys.now().getTime() + PendingWindowInDays * DAY);
    key.state = KeyState.PendingDeletion;
    key.deletionDate = deletionDate;
    return { KeyId: key.arn, DeletionDate: new Date(deletionDate), KeyState: key.state, PendingWindowInDays };
  },
};
