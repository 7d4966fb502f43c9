import { operation } from "../../protocol/operation.js";
import { type Call, enabledMaterial } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { refuseOtherOrigins } from "./rotatable.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";

/** What DisableKeyRotation takes. */
export interface DisableKeyRotationRequest extends KeyIdRequest {}

/** DisableKeyRotation: has a key no longer rotated automatically; one that cannot be is none the worse for it. */
export const disableKeyRotation = {
  operation: operation<DisableKeyRotationRequest, NoResponse>("DisableKeyRotation", {
    input: { KeyId: keyId() },
    output: {},
  }),

  handle(call: Call, { KeyId }: DisableKeyRotationRequest): void {
    const key = findManagedKey(call, KeyId);
    refuseOtherOrigins(key);
    enabledMaterial(key);
    key.rotationSchedule = undefined;
  },
};
