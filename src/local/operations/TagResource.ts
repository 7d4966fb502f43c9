import { type Tag, tagList } from "../../models/Tag.js";
import { operation } from "../../protocol/operation.js";
import { required } from "../../protocol/shapes.js";
import { type Call, refusePendingDeletion } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";
import { addTags, tagConditions } from "./tags.js";

/** What TagResource takes. */
export interface TagResourceRequest extends KeyIdRequest {
  /** The tags; a tag of the same name is replaced. */
  Tags: Tag[];
}

/** TagResource: adds tags to a key. */
export const tagResource = {
  operation: operation<TagResourceRequest, NoResponse>("TagResource", {
    input: { KeyId: keyId(), Tags: required(tagList()) },
    output: {},
  }),

  handle(call: Call, { KeyId, Tags }: TagResourceRequest): void {
    const key = findManagedKey(call, KeyId, { conditions: tagConditions(Tags) });
    refusePendingDeletion(key);
    for (const [name, value] of addTags(key.tags, Tags)) {
      key.tags.set(name, value);
    }
  },
};
