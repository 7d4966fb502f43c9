import { keyIdentifier } from "../../commands/inputs.js";
import { ValidationException } from "../../exceptions/common.js";
import { integer, type MembersFor, required } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { KeyState } from "../keys/KmsKey.js";
import { type Call, findManagedKey, refusePendingDeletion } from "./call.js";

/** What ScheduleKeyDeletion takes. */
export interface ScheduleKeyDeletionRequest {
  /** The key: key id or key ARN. */
  KeyId: string;
  /** How many days the key waits before it is gone for good, 7 to 30. Default: 30. */
  PendingWindowInDays?: number | undefined;
}

/** What ScheduleKeyDeletion returns. */
export interface ScheduleKeyDeletionResponse {
  /** The key ARN. */
  KeyId: string;
  /** When the key will be gone. */
  DeletionDate: Date;
  /** The state of the key. */
  KeyState: KeyState;
  /** How many days the key waits. */
  PendingWindowInDays: number;
}

const input: MembersFor<ScheduleKeyDeletionRequest> = {
  KeyId: required(keyIdentifier()),
  PendingWindowInDays: integer({ min: 1, max: 365 }),
};

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_WINDOW = 30;

/** ScheduleKeyDeletion: the key can no longer be used, and is gone when its time is up. */
export const scheduleKeyDeletion = {
  operation: { name: "ScheduleKeyDeletion", input },

  handle(call: Call, request: ScheduleKeyDeletionRequest): ScheduleKeyDeletionResponse {
    const { PendingWindowInDays = DEFAULT_WINDOW } = request;
    const key = findManagedKey(call, request.KeyId);
    // The model allows 1 to 365; KMS itself does not.
    if (PendingWindowInDays < 7 || PendingWindowInDays > 30) {
      throw refusal(ValidationException, "PendingWindowInDays must be between 7 and 30 days.");
    }
    refusePendingDeletion(key);
    const deletionDate = new Date(call.keys.now().getTime() + PendingWindowInDays * DAY);
    key.state = KeyState.PendingDeletion;
    key.deletionDate = deletionDate;
    return { KeyId: key.arn, DeletionDate: deletionDate, KeyState: key.state, PendingWindowInDays };
  },
};
