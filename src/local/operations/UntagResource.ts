import type { UntagResourceRequest } from "../../kms/operations/UntagResource.js";
import type { Call } from "../call/Call.js";
import { checkNotPendingDeletion } from "../call/checkKeyState.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { checkTagKeys } from "../call/tags.js";

/** UntagResource: removes tags from a key. */
export function untagResource(call: Call, { KeyId, TagKeys }: UntagResourceRequest): undefined {
  const key = findKeyByIdOrArn(call, KeyId, { conditions: { "aws:tagkeys": TagKeys } });
  checkNotPendingDeletion(key);
  checkTagKeys(TagKeys);
  for (const name of TagKeys) {
    key.tags.delete(name);
  }
}
