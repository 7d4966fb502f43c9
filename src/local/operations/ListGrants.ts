import { InvalidGrantIdException } from "../../kms/errors.js";
import type { ListGrantsRequest, ListGrantsResponse } from "../../kms/operations/ListGrants.js";
import type { Call } from "../call/Call.js";
import { checkPrincipal } from "../call/checkGrantRequest.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { grantEntryOf } from "../call/grantEntryOf.js";
import { paginate } from "../call/paginate.js";
import { createException, notImplemented } from "../exceptions.js";

/** ListGrants: lists the grants of a key. */
export function listGrants(call: Call, request: ListGrantsRequest): ListGrantsResponse {
  const key = findKeyByIdOrArn(call, request.KeyId);
  const { GrantId, GranteePrincipal } = request;
  if (request.GranteeServicePrincipal !== undefined) {
    throw notImplemented(
      "LocalKms has no grants for AWS services, because they do not call it",
      "filter by GranteePrincipal or GrantId",
    );
  }
  if (GranteePrincipal !== undefined) {
    checkPrincipal(call.keys, "Input", GranteePrincipal);
  }
  if (GrantId !== undefined && !key.grants.has(GrantId)) {
    throw createException(InvalidGrantIdException, `Invalid grant ID '${GrantId}'`);
  }
  const grants = [...key.grants.values()]
    .filter((grant) => GrantId === undefined || grant.grantId === GrantId)
    .filter((grant) => GranteePrincipal === undefined || grant.granteePrincipal === GranteePrincipal);
  const { items, ...page } = paginate(grants, request, {
    list: `ListGrants ${key.arn}`,
    idOf: (grant) => grant.grantId,
    defaultLimit: 50,
    maxLimit: 100,
  });
  return { Grants: items.map((grant) => grantEntryOf(key, grant)), ...page };
}
