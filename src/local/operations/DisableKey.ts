import { KeyState } from "../../kms/enums.js";
import type { DisableKeyRequest } from "../../kms/operations/DisableKey.js";
import type { Call } from "../call/Call.js";
import { checkNotPending } from "../call/checkKeyState.js";
import { findKeyByIdOrArn } from "../call/findKey.js";

/** DisableKey: disables a key. */
export function disableKey(call: Call, { KeyId }: DisableKeyRequest): undefined {
  const key = findKeyByIdOrArn(call, KeyId);
  checkNotPending(key);
  key.state = KeyState.Disabled;
}
