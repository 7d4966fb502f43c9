import { KeyState } from "../../kms/enums.js";
import { KMSInvalidStateException } from "../../kms/errors.js";
import type {
  CancelKeyDeletionRequest,
  CancelKeyDeletionResponse,
} from "../../kms/operations/CancelKeyDeletion.js";
import type { Call } from "../call/Call.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { createException } from "../exceptions.js";

/** CancelKeyDeletion: keeps a key that is pending deletion. The key is then disabled, or still pending import. */
export function cancelKeyDeletion(
  call: Call,
  { KeyId }: CancelKeyDeletionRequest,
): CancelKeyDeletionResponse {
  const key = findKeyByIdOrArn(call, KeyId);
  if (key.state !== KeyState.PendingDeletion && key.state !== KeyState.PendingReplicaDeletion) {
    throw createException(KMSInvalidStateException, `${key.arn} is not pending deletion.`);
  }
  key.state = KeyState.Disabled;
  key.deletionDate = undefined;
  key.pendingWindowInDays = undefined;
  return { KeyId: key.arn };
}
