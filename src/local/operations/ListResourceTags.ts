import type { MetadataBearer } from "@smithy/types";
import { type Tag, tagList } from "../../models/Tag.js";
import { operation } from "../../protocol/operation.js";
import { required } from "../../protocol/shapes.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { paginate } from "./paginate.js";
import {
  type KeyIdRequest,
  keyId,
  type PageRequest,
  type PageResponse,
  pageRequest,
  pageResponse,
} from "./shapes.js";

/** What ListResourceTags takes. */
export interface ListResourceTagsRequest extends KeyIdRequest, PageRequest {}

/** What ListResourceTags returns. */
export interface ListResourceTagsResponse extends PageResponse {
  /** The tags. */
  Tags: Tag[];
}

/** ListResourceTags: the tags of a key. */
export const listResourceTags = {
  operation: operation<ListResourceTagsRequest, ListResourceTagsResponse & MetadataBearer>(
    "ListResourceTags",
    {
      input: { KeyId: keyId(), ...pageRequest() },
      output: { Tags: required(tagList()), ...pageResponse() },
    },
  ),

  handle(call: Call, request: ListResourceTagsRequest): ListResourceTagsResponse {
    const key = findManagedKey(call, request.KeyId);
    const tags = Array.from(key.tags, ([TagKey, TagValue]) => ({ TagKey, TagValue }));
    const { items, ...page } = paginate(tags, request, {
      list: `ListResourceTags ${key.arn}`,
      idOf: ({ TagKey }) => TagKey,
      defaultLimit: 50,
      maxLimit: 50,
    });
    return { Tags: items, ...page };
  },
};
