import type { TagResourceRequest } from "../../kms/operations/TagResource.js";
import type { Call } from "../call/Call.js";
import { checkNotPendingDeletion } from "../call/checkKeyState.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { addTags, tagConditions } from "../call/tags.js";

/** TagResource: adds or replaces tags of a key. */
export function tagResource(call: Call, { KeyId, Tags }: TagResourceRequest): undefined {
  const key = findKeyByIdOrArn(call, KeyId, { conditions: tagConditions(Tags) });
  checkNotPendingDeletion(key);
  for (const [name, value] of addTags(key.tags, Tags)) {
    key.tags.set(name, value);
  }
}
