import type {
  AliasListEntry,
  ListAliasesRequest,
  ListAliasesResponse,
} from "../../kms/operations/ListAliases.js";
import { authorizeIdentity, notFoundOrDenied } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { aliasArn } from "../call/findAlias.js";
import { locateKeyByIdOrArn } from "../call/findKey.js";
import { paginate } from "../call/paginate.js";
import type { Alias } from "../keys/Aliases.js";
import { AWS_ALIAS_NAMES } from "../keys/awsManagedKey.js";

/** ListAliases: lists the aliases of the account, or of one of its keys. */
export function listAliases(call: Call, request: ListAliasesRequest): ListAliasesResponse {
  const { accountId } = call.principal;
  authorizeIdentity(call.principal, "ListAliases");
  const keyId = request.KeyId === undefined ? undefined : ownKeyId(call, request.KeyId);
  const own = call.keys.aliases.of(accountId).map(entryOf);
  const aliases =
    keyId === undefined
      ? [...own, ...unusedAliases(call, own)]
      : own.filter(({ TargetKeyId }) => TargetKeyId === keyId);
  const { items, ...page } = paginate<AliasListEntry>(aliases, request, {
    list: `ListAliases ${accountId} ${keyId ?? ""}`,
    idOf: ({ AliasName = "" }) => AliasName,
    defaultLimit: 50,
    maxLimit: 100,
  });
  return { Aliases: items, ...page };
}

const entryOf = ({ name, arn, targetKeyId, creationDate, lastUpdatedDate }: Alias): AliasListEntry => ({
  AliasName: name,
  AliasArn: arn,
  TargetKeyId: targetKeyId,
  CreationDate: creationDate,
  LastUpdatedDate: lastUpdatedDate,
});

/** The aliases of AWS whose key does not exist yet. */
function unusedAliases(call: Call, own: readonly AliasListEntry[]): AliasListEntry[] {
  const used = new Set(own.map(({ AliasName }) => AliasName));
  return AWS_ALIAS_NAMES.filter((name) => !used.has(name)).map((AliasName) => ({
    AliasName,
    AliasArn: aliasArn(call, AliasName),
  }));
}

function ownKeyId(call: Call, name: string): string {
  const key = locateKeyByIdOrArn(call, name);
  if (key.accountId !== call.principal.accountId) {
    throw notFoundOrDenied(call.principal, "ListAliases", key.arn);
  }
  return key.keyId;
}
