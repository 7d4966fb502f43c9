import { operation } from "../../protocol/operation.js";
import { KeyState } from "../keys/KmsKey.js";
import { rotateIfMissed } from "../keys/rotation.js";
import { type Call, refusePendingDeletion } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";

/** What EnableKey takes. */
export interface EnableKeyRequest extends KeyIdRequest {}

/** EnableKey: lets a disabled key be used again. */
export const enableKey = {
  operation: operation<EnableKeyRequest, NoResponse>("EnableKey", { input: { KeyId: keyId() }, output: {} }),

  handle(call: Call, { KeyId }: EnableKeyRequest): void {
    const key = findManagedKey(call, KeyId);
    refusePendingDeletion(key);
    key.state = KeyState.Enabled;
    rotateIfMissed(key, call.keys.now());
  },
};
