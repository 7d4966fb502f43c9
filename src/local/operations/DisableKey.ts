import { DisableKey, type DisableKeyRequest } from "../../commands/DisableKeyCommand.js";
import { KeyState } from "../../models/KeyState.js";
import { type Call, refusePendingDeletion, refusePendingImport } from "./call.js";
import { findManagedKey } from "./find-key.js";

/** DisableKey: keeps a key from being used, until it is enabled. */
export const disableKey = {
  operation: DisableKey,

  handle(call: Call, { KeyId }: DisableKeyRequest): void {
    const key = findManagedKey(call, KeyId);
    refusePendingDeletion(key);
    refusePendingImport(key);
    key.state = KeyState.Disabled;
  },
};
