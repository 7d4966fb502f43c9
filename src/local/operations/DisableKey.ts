import { keyIdentifier } from "../../commands/inputs.js";
import { type MembersFor, required } from "../../protocol/shapes.js";
import { KeyState } from "../keys/KmsKey.js";
import { type Call, findManagedKey, refusePendingDeletion } from "./call.js";

/** What DisableKey takes. */
export interface DisableKeyRequest {
  /** The key: key id or key ARN. */
  KeyId: string;
}

const input: MembersFor<DisableKeyRequest> = { KeyId: required(keyIdentifier()) };

/** DisableKey: keeps a key from being used, until it is enabled. */
export const disableKey = {
  operation: { name: "DisableKey", input },

  handle(call: Call, { KeyId }: DisableKeyRequest): void {
    const key = findManagedKey(call, KeyId);
    refusePendingDeletion(key);
    key.state = KeyState.Disabled;
  },
};
