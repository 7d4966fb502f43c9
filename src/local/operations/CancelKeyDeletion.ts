import {
  CancelKeyDeletion,
  type CancelKeyDeletionRequest,
  type CancelKeyDeletionResponse,
} from "../../commands/CancelKeyDeletionCommand.js";
import { KMSInvalidStateException } from "../../exceptions/documented.js";
import { KeyState } from "../../models/KeyState.js";
import { refusal } from "../exceptions.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";

/** CancelKeyDeletion: the key stays. It is disabled then, until it is enabled, unless it has no material yet. */
export const cancelKeyDeletion = {
  operation: CancelKeyDeletion,

  handle(call: Call, { KeyId }: CancelKeyDeletionRequest): CancelKeyDeletionResponse {
    const key = findManagedKey(call, KeyId);
    if (key.state !== KeyState.PendingDeletion) {
      throw refusal(KMSInvalidStateException, `${key.arn} is not pending deletion.`);
    }
    key.state = KeyState.Disabled;
    key.deletionDate = undefined;
    return { KeyId: key.arn };
  },
};
