import type { MetadataBearer } from "@smithy/types";
import { operation } from "../../protocol/operation.js";
import { list, required, string, structure } from "../../protocol/shapes.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "./call.js";
import { paginate } from "./paginate.js";
import { type PageRequest, type PageResponse, pageRequest, pageResponse } from "./shapes.js";

/** What ListKeys takes. */
export interface ListKeysRequest extends PageRequest {}

/** A key, as it is listed. */
export interface KeyListEntry {
  /** The key id. */
  KeyId: string;
  /** The key ARN. */
  KeyArn: string;
}

/** What ListKeys returns. */
export interface ListKeysResponse extends PageResponse {
  /** The keys. */
  Keys: KeyListEntry[];
}

const entry = structure<KeyListEntry>({ KeyId: required(string()), KeyArn: required(string()) });

/** ListKeys: the keys of the account. */
export const listKeys = {
  operation: operation<ListKeysRequest, ListKeysResponse & MetadataBearer>("ListKeys", {
    input: pageRequest(),
    output: { Keys: required(list(entry)), ...pageResponse() },
  }),

  handle({ keys, principal }: Call, request: ListKeysRequest): ListKeysResponse {
    authorizeIdentity(principal, "ListKeys");
    const { items, ...page } = paginate(keys.keysOf(principal.accountId), request, {
      list: `ListKeys ${principal.accountId}`,
      idOf: ({ keyId }) => keyId,
      defaultLimit: 100,
      maxLimit: 1000,
    });
    return { Keys: items.map(({ keyId, arn }) => ({ KeyId: keyId, KeyArn: arn })), ...page };
  },
};
