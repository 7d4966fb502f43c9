import type { ListKeysRequest, ListKeysResponse } from "../../kms/operations/ListKeys.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { paginate } from "../call/paginate.js";

/** ListKeys: lists the keys of the account. */
export function listKeys({ keys, principal }: Call, request: ListKeysRequest): ListKeysResponse {
  authorizeIdentity(principal, "ListKeys");
  const { items, ...page } = paginate(keys.keysOf(principal.accountId), request, {
    list: `ListKeys ${principal.accountId}`,
    idOf: ({ keyId }) => keyId,
    defaultLimit: 100,
    maxLimit: 1000,
  });
  return { Keys: items.map(({ keyId, arn }) => ({ KeyId: keyId, KeyArn: arn })), ...page };
}
