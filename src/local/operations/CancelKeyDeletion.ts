import { keyIdentifier } from "../../commands/inputs.js";
import { KMSInvalidStateException } from "../../exceptions/documented.js";
import { type MembersFor, required } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";
import { KeyState } from "../keys/KmsKey.js";
import { type Call, findManagedKey } from "./call.js";

/** What CancelKeyDeletion takes. */
export interface CancelKeyDeletionRequest {
  /** The key: key id or key ARN. */
  KeyId: string;
}

/** What CancelKeyDeletion returns. */
export interface CancelKeyDeletionResponse {
  /** The key ARN. */
  KeyId: string;
}

const input: MembersFor<CancelKeyDeletionRequest> = { KeyId: required(keyIdentifier()) };

/** CancelKeyDeletion: the key stays. It is disabled then, until it is enabled. */
export const cancelKeyDeletion = {
  operation: { name: "CancelKeyDeletion", input },

  handle(call: Call, { KeyId }: CancelKeyDeletionRequest): CancelKeyDeletionResponse {
    const key = findManagedKey(call, KeyId);
    if (key.state !== KeyState.PendingDeletion) {
      throw refusal(KMSInvalidStateException, `${key.arn} is not pending deletion.`);
    }
    key.state = KeyState.Disabled;
    key.deletionDate = undefined;
    return { KeyId: key.arn };
  },
};
