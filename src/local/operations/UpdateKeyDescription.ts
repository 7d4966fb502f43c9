import { operation } from "../../protocol/operation.js";
import { required, string } from "../../protocol/shapes.js";
import { type Call, refusePendingDeletion } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";

/** What UpdateKeyDescription takes. */
export interface UpdateKeyDescriptionRequest extends KeyIdRequest {
  /** What its owner says of it, up to 8192 characters; may be empty. */
  Description: string;
}

/** UpdateKeyDescription: another description for a key. */
export const updateKeyDescription = {
  operation: operation<UpdateKeyDescriptionRequest, NoResponse>("UpdateKeyDescription", {
    input: { KeyId: keyId(), Description: required(string({ min: 0, max: 8192 })) },
    output: {},
  }),

  handle(call: Call, { KeyId, Description }: UpdateKeyDescriptionRequest): void {
    const key = findManagedKey(call, KeyId);
    refusePendingDeletion(key);
    key.description = Description;
  },
};
