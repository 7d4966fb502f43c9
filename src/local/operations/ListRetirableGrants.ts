import { ValidationException } from "../../kms/commonErrors.js";
import type { ListGrantsResponse } from "../../kms/operations/ListGrants.js";
import type { ListRetirableGrantsRequest } from "../../kms/operations/ListRetirableGrants.js";
import { authorizeIdentity } from "../authorization/authorize.js";
import type { Call } from "../call/Call.js";
import { checkPrincipal } from "../call/checkGrantRequest.js";
import { grantEntryOf } from "../call/grantEntryOf.js";
import { paginate } from "../call/paginate.js";
import { createException, notImplemented } from "../exceptions.js";

/** ListRetirableGrants: lists the grants of all accounts that a principal may retire. */
export function listRetirableGrants(call: Call, request: ListRetirableGrantsRequest): ListGrantsResponse {
  const { RetiringPrincipal: principal, RetiringServicePrincipal: service } = request;
  if ((principal === undefined) === (service === undefined)) {
    throw createException(
      ValidationException,
      "Either RetiringPrincipal or RetiringServicePrincipal must be specified.",
    );
  }
  if (principal === undefined) {
    throw notImplemented(
      "LocalKms has no grants for AWS services, because they do not call it",
      "filter by RetiringPrincipal",
    );
  }
  authorizeIdentity(call.principal, "ListRetirableGrants", principal);
  checkPrincipal(call.keys, "RetiringPrincipal", principal);
  const grants = call.keys
    .allKeys()
    .flatMap((key) => [...key.grants.values()].map((grant) => ({ key, grant })))
    .filter(({ grant }) => grant.retiringPrincipal === principal);
  const { items, ...page } = paginate(grants, request, {
    list: `ListRetirableGrants ${principal}`,
    idOf: ({ grant }) => grant.grantId,
    defaultLimit: 50,
    maxLimit: 100,
  });
  return { Grants: items.map(({ key, grant }) => grantEntryOf(key, grant)), ...page };
}
