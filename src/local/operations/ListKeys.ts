import { ListKeys, type ListKeysRequest, type ListKeysResponse } from "../../commands/ListKeysCommand.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "./call.js";
import { paginate } from "./paginate.js";

/** ListKeys: the keys of the account. */
export const listKeys = {
  operation: ListKeys,

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
