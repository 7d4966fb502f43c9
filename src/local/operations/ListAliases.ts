import type { MetadataBearer } from "@smithy/types";
import { keyIdentifier } from "../../commands/inputs.js";
import { operation } from "../../protocol/operation.js";
import { list, required, string, structure, timestamp } from "../../protocol/shapes.js";
import { authorizeIdentity, notVisible } from "../authorization/authorize.js";
import type { Call } from "./call.js";
import { locateManagedKey } from "./find-key.js";
import { paginate } from "./paginate.js";
import { type PageRequest, type PageResponse, pageRequest, pageResponse } from "./shapes.js";

/** What ListAliases takes. */
export interface ListAliasesRequest extends PageRequest {
  /** The key whose aliases are listed: key id or key ARN. Default: all aliases of the account. */
  KeyId?: string | undefined;
}

/** An alias, as it is listed. */
export interface AliasListEntry {
  /** The name. */
  AliasName: string;
  /** The alias ARN. */
  AliasArn: string;
  /** The key id of the key that it names. */
  TargetKeyId: string;
  /** When the alias was made. */
  CreationDate: Date;
  /** When it was given its key. */
  LastUpdatedDate: Date;
}

/** What ListAliases returns. */
export interface ListAliasesResponse extends PageResponse {
  /** The aliases. */
  Aliases: AliasListEntry[];
}

const entry = structure<AliasListEntry>({
  AliasName: required(string()),
  AliasArn: required(string()),
  TargetKeyId: required(string()),
  CreationDate: required(timestamp()),
  LastUpdatedDate: required(timestamp()),
});

/** ListAliases: the aliases of the account, or of one of its keys. */
export const listAliases = {
  operation: operation<ListAliasesRequest, ListAliasesResponse & MetadataBearer>("ListAliases", {
    input: { KeyId: keyIdentifier(), ...pageRequest() },
    output: { Aliases: required(list(entry)), ...pageResponse() },
  }),

  handle(call: Call, request: ListAliasesRequest): ListAliasesResponse {
    authorizeIdentity(call.principal, "ListAliases");
    const keyId = request.KeyId === undefined ? undefined : ownKeyId(call, request.KeyId);
    const aliases = call.keys
      .aliasesOf(call.principal.accountId)
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
  },
};

function ownKeyId(call: Call, name: string): string {
  const key = locateManagedKey(call, name);
  if (key.accountId !== call.principal.accountId) {
    throw notVisible(call.principal, "ListAliases", key.arn);
  }
  return key.keyId;
}
