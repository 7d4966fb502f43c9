import { ValidationException } from "../../kms/commonErrors.js";
import { InvalidGrantIdException, InvalidGrantTokenException } from "../../kms/errors.js";
import type { RetireGrantRequest } from "../../kms/operations/RetireGrant.js";
import { authorizeIdentity, notFoundOrDenied } from "../authorization/authorize.js";
import { identityEffect, principalMatch } from "../authorization/decide.js";
import type { Principal } from "../authorization/Principal.js";
import type { Call } from "../call/Call.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { locateKeyByIdOrArn } from "../call/findKey.js";
import { createException } from "../exceptions.js";
import type { Grant } from "../keys/Grant.js";
import type { KmsKey } from "../keys/KmsKey.js";

/** RetireGrant: deletes a grant that is no longer needed. */
export function retireGrant(call: Call, request: RetireGrantRequest): undefined {
  const { key, grant } = locateGrant(call, request);
  authorizeRetirement(call.principal, key, grant);
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  key.grants.delete(grant.grantId);
}

function locateGrant(call: Call, { GrantToken, KeyId, GrantId }: RetireGrantRequest) {
  if (GrantToken !== undefined) {
    return grantOfToken(call, GrantToken);
  }
  if (KeyId === undefined || GrantId === undefined) {
    throw createException(ValidationException, "Grant token OR (grant ID, key ID) must be specified");
  }
  const key = locateKeyByIdOrArn(call, KeyId);
  const grant = key.grants.get(GrantId);
  if (grant === undefined) {
    throw createException(InvalidGrantIdException, `Invalid grant ID '${GrantId}'`);
  }
  return { key, grant };
}

function grantOfToken({ keys }: Call, token: string): { readonly key: KmsKey; readonly grant: Grant } {
  for (const key of keys.allKeys()) {
    for (const grant of key.grants.values()) {
      if (grant.tokens.has(token)) {
        return { key, grant };
      }
    }
  }
  throw createException(InvalidGrantTokenException);
}

/** Checks the permission, which comes from the grant or from IAM policies of its account, never from a key policy. */
function authorizeRetirement(principal: Principal, key: KmsKey, grant: Grant): void {
  const isDenied = identityEffect(principal, "RetireGrant", key.arn) === "denied";
  const accounts = [grant.issuingAccount, key.accountId];
  const isRoot = /:iam::\d{12}:root$/.test(principal.arn);
  const named = principalMatch(retirersOf(grant), principal);
  if (!isDenied && (named === "itself" || (isRoot && grant.issuingAccount === principal.accountId))) {
    return;
  }
  authorizeIdentity(principal, "RetireGrant", key.arn);
  if (named === undefined && !accounts.includes(principal.accountId)) {
    throw notFoundOrDenied(principal, "RetireGrant", key.arn);
  }
}

/** The principals that a grant itself allows to retire it. */
const retirersOf = ({ retiringPrincipal, granteePrincipal, operations }: Grant): string[] => [
  ...(retiringPrincipal === undefined ? [] : [retiringPrincipal]),
  ...(operations.includes("RetireGrant") ? [granteePrincipal] : []),
];
