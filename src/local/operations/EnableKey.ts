import { EnableKey, type EnableKeyRequest } from "../../commands/EnableKeyCommand.js";
import { KeyState } from "../../models/KeyState.js";
import { rotateIfMissed } from "../keys/rotation.js";
import { type Call, refusePendingDeletion, refusePendingImport } from "./call.js";
import { findManagedKey } from "./find-key.js";

/** EnableKey: lets a disabled key be used again. */
export const enableKey = {
  operation: EnableKey,

  handle(call: Call, { KeyId }: EnableKeyRequest): void {
    const key = findManagedKey(call, KeyId);
    refusePendingDeletion(key);
    refusePendingImport(key);
    key.state = KeyState.Enabled;
    rotateIfMissed(key, call.keys.now());
  },
};
