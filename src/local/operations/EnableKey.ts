import { KeyState } from "../../kms/enums.js";
import type { EnableKeyRequest } from "../../kms/operations/EnableKey.js";
import type { Call } from "../call/Call.js";
import { checkNotPending } from "../call/checkKeyState.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { rotateIfMissed } from "../keys/rotation.js";

/** EnableKey: enables a disabled key. */
export function enableKey(call: Call, { KeyId }: EnableKeyRequest): undefined {
  const key = findKeyByIdOrArn(call, KeyId);
  checkNotPending(key);
  key.state = KeyState.Enabled;
  rotateIfMissed(key, call.keys.now());
}
