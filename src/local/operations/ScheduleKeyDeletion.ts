import type { MetadataBearer } from "@smithy/types";
import { ValidationException } from "../../exceptions/common.js";
import { operation } from "../../protocol/operation.js";
import { enumeration, integer, required, string, timestamp } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { KeyState } from "../keys/KmsKey.js";
import { type Call, refusePendingDeletion } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What ScheduleKeyDeletion takes. */
export interface ScheduleKeyDeletionRequest extends KeyIdRequest {
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

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_WINDOW = 30;

/** ScheduleKeyDeletion: the key can no longer be used, and is gone when its time is up. */
export const scheduleKeyDeletion = {
  operation: operation<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse & MetadataBearer>(
    "ScheduleKeyDeletion",
    {
      input: { KeyId: keyId(), PendingWindowInDays: integer({ min: 1, max: 365 }) },
      output: {
        KeyId: required(string()),
        DeletionDate: required(timestamp()),
        KeyState: required(enumeration(KeyState)),
        PendingWindowInDays: required(integer()),
      },
    },
  ),

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
