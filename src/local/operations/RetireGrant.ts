import { keyIdentifier } from "../../commands/inputs.js";
import { ValidationException } from "../../exceptions/common.js";
import { InvalidGrantTokenException } from "../../exceptions/documented.js";
import { operation } from "../../protocol/operation.js";
import { boolean, string } from "../../protocol/shapes.js";
import { authorizeIdentity, notVisible } from "../authorization/authorize.js";
import { identityEffect, principalMatch } from "../authorization/decide.js";
import type { Grant } from "../authorization/Grant.js";
import type { Principal } from "../authorization/Principal.js";
import { InvalidGrantIdException, refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { type Call, dryRunSucceeded } from "./call.js";
import { locateManagedKey } from "./find-key.js";
import { grantId } from "./grant-shapes.js";
import type { NoResponse } from "./shapes.js";

/** What RetireGrant takes: the token, or the key and the id. */
export interface RetireGrantRequest {
  /** A token of the grant. */
  GrantToken?: string | undefined;
  /** The key: key id or key ARN. */
  KeyId?: string | undefined;
  /** The id of the grant. */
  GrantId?: string | undefined;
  /** Whether only to check that the call would succeed. Default: `false`. */
  DryRun?: boolean | undefined;
}

/** RetireGrant: gives a grant back, by who needs it no longer. */
export const retireGrant = {
  operation: operation<RetireGrantRequest, NoResponse>("RetireGrant", {
    input: {
      GrantToken: string({ min: 1, max: 8192 }),
      KeyId: keyIdentifier(),
      GrantId: grantId(),
      DryRun: boolean(),
    },
    output: {},
  }),

  handle(call: Call, request: RetireGrantRequest): void {
    const { key, grant } = locateGrant(call, request);
    checkMayRetire(call.principal, key, grant);
    if (request.DryRun) {
      throw dryRunSucceeded();
    }
    key.grants.delete(grant.grantId);
  },
};

function locateGrant(call: Call, { GrantToken, KeyId, GrantId }: RetireGrantRequest) {
  if (GrantToken !== undefined) {
    return byToken(call, GrantToken);
  }
  if (KeyId === undefined || GrantId === undefined) {
    throw refusal(ValidationException, "Grant token OR (grant ID, key ID) must be specified");
  }
  const key = locateManagedKey(call, KeyId);
  const grant = key.grants.get(GrantId);
  if (grant === undefined) {
    throw refusal(InvalidGrantIdException, `Invalid grant ID '${GrantId}'`);
  }
  return { key, grant };
}

function byToken({ keys }: Call, token: string): { readonly key: KmsKey; readonly grant: Grant } {
  for (const key of keys.allKeys()) {
    for (const grant of key.grants.values()) {
      if (grant.tokens.has(token)) {
        return { key, grant };
      }
    }
  }
  throw refusal(InvalidGrantTokenException);
}

/** The grant decides, and the IAM policies of an account that may retire it. Key policies have no say in it. */
function checkMayRetire(principal: Principal, key: KmsKey, grant: Grant): void {
  const isDenied = identityEffect(principal, "RetireGrant", key.arn) === "denied";
  const accounts = [grant.issuingAccount, key.accountId];
  const isRoot = /:iam::\d{12}:root$/.test(principal.arn);
  const named = principalMatch(retirersOf(grant), principal);
  if (!isDenied && (named === "itself" || (isRoot && grant.issuingAccount === principal.accountId))) {
    return;
  }
  authorizeIdentity(principal, "RetireGrant", key.arn);
  if (named === undefined && !accounts.includes(principal.accountId)) {
    throw notVisible(principal, "RetireGrant", key.arn);
  }
}

/** Whom a grant lets retire it: the retiring principal, and the grantee if it says so. */
const retirersOf = ({ retiringPrincipal, granteePrincipal, operations }: Grant): string[] => [
  ...(retiringPrincipal === undefined ? [] : [retiringPrincipal]),
  ...(operations.includes("RetireGrant") ? [granteePrincipal] : []),
];
