import type { UpdateKeyDescriptionRequest } from "../../kms/operations/UpdateKeyDescription.js";
import type { Call } from "../call/Call.js";
import { checkNotPendingDeletion } from "../call/checkKeyState.js";
import { findKeyByIdOrArn } from "../call/findKey.js";

/** UpdateKeyDescription: replaces the description of a key. */
export function updateKeyDescription(
  call: Call,
  { KeyId, Description }: UpdateKeyDescriptionRequest,
): undefined {
  const key = findKeyByIdOrArn(call, KeyId);
  checkNotPendingDeletion(key);
  key.description = Description;
}
