import type { ListAliasesRequest, ListAliasesResponse } from "../../kms/operations/ListAliases.js";
import { authorizeIdentity, notFoundOrDenied } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { locateKeyByIdOrArn } from "../call/findKey.js";
import { paginate } from "../call/paginate.js";

/** ListAliases: lists the aliases of the account, or of one of its keys. */
export function listAliases(call: Call, request: ListAliasesRequest): ListAliasesResponse {
  authorizeIdentity(call.principal, "ListAliases");
  const keyId = request.KeyId === undefined ? undefined : ownKeyId(call, request.KeyId);
  const aliases = call.keys.aliases
    .of(call.principal.accountId)
    .filter(({ targetKeyId }) => keyId === undefined || targetKeyId === keyId);
  const { items, ...page } = paginate(aliases, request, {
    list: `ListAliases ${call.principal.accountId} ${keyId ?? ""}`,
    idOf: ({ name }) => name,
    defaultLimit: 50,
    maxLimit: 100,
  });
  const Aliases = items.map(({ name, arn, targetKeyId, creationDate, lastUpdatedDate }) => ({
    AliasName: name,
    AliasArn: arn,
    TargetKeyId: targetKeyId,
    CreationDate: creationDate,
    LastUpdatedDate: lastUpdatedDate,
  }));
  return { Aliases, ...page };
}

function ownKeyId(call: Call, name: string): string {
  const key = locateKeyByIdOrArn(call, name);
  if (key.accountId !== call.principal.accountId) {
    throw notFoundOrDenied(call.principal, "ListAliases", key.arn);
  }
  return key.keyId;
}
