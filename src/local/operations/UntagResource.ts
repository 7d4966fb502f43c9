import { operation } from "../../protocol/operation.js";
import { list, required, string } from "../../protocol/shapes.js";
import { type Call, refusePendingDeletion } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";

/** What UntagResource takes. */
export interface UntagResourceRequest extends KeyIdRequest {
  /** The names of the tags; those that the key does not have are passed over. */
  TagKeys: string[];
}

/** UntagResource: takes tags from a key. */
export const untagResource = {
  operation: operation<UntagResourceRequest, NoResponse>("UntagResource", {
    input: { KeyId: keyId(), TagKeys: required(list(string({ min: 1, max: 128 }))) },
    output: {},
  }),

  handle(call: Call, { KeyId, TagKeys }: UntagResourceRequest): void {
    const key = findManagedKey(call, KeyId, { conditions: { "aws:tagkeys": TagKeys } });
    refusePendingDeletion(key);
    for (const name of TagKeys) {
      key.tags.delete(name);
    }
  },
};
