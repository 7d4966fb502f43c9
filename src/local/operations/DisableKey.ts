import { operation } from "../../protocol/operation.js";
import { KeyState } from "../keys/KmsKey.js";
import { type Call, refusePendingDeletion } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";

/** What DisableKey takes. */
export interface DisableKeyRequest extends KeyIdRequest {}

/** DisableKey: keeps a key from being used, until it is enabled. */
export const disableKey = {
  operation: operation<DisableKeyRequest, NoResponse>("DisableKey", {
    input: { KeyId: keyId() },
    output: {},
  }),

  handle(call: Call, { KeyId }: DisableKeyRequest): void {
    const key = findManagedKey(call, KeyId);
    refusePendingDeletion(key);
    key.state = KeyState.Disabled;
  },
};
