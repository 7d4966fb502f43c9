import type {
  ListResourceTagsRequest,
  ListResourceTagsResponse,
} from "../../kms/operations/ListResourceTags.js";
import type { Call } from "../call/Call.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { paginate } from "../call/paginate.js";

/** ListResourceTags: lists the tags of a key. */
export function listResourceTags(call: Call, request: ListResourceTagsRequest): ListResourceTagsResponse {
  const key = findKeyByIdOrArn(call, request.KeyId);
  const tags = Array.from(key.tags, ([TagKey, TagValue]) => ({ TagKey, TagValue }));
  const { items, ...page } = paginate(tags, request, {
    list: `ListResourceTags ${key.arn}`,
    idOf: ({ TagKey }) => TagKey,
    defaultLimit: 50,
    maxLimit: 50,
  });
  return { Tags: items, ...page };
}
