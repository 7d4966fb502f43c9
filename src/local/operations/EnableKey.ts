import { keyIdentifier } from "../../commands/inputs.js";
import { type MembersFor, required } from "../../protocol/shapes.js";
import { KeyState } from "../keys/KmsKey.js";
import { type Call, findManagedKey, refusePendingDeletion } from "./call.js";

/** What EnableKey takes. */
export interface EnableKeyRequest {
  /** The key: key id or key ARN. */
  KeyId: string;
}

const input: MembersFor<EnableKeyRequest> = { KeyId: required(keyIdentifier()) };

/** EnableKey: lets a disabled key be used again. */
export const enableKey = {
  operation: { name: "EnableKey", input },

  handle(call: Call, { KeyId }: EnableKeyRequest): void {
    const key = findManagedKey(call, KeyId);
    refusePendingDeletion(key);
    key.state = KeyState.Enabled;
  },
};
