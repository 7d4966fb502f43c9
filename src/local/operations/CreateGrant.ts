import { randomBytes } from "node:crypto";
import {
  CreateGrant,
  type CreateGrantRequest,
  type CreateGrantResponse,
} from "../../commands/CreateGrantCommand.js";
import { LimitExceededException } from "../../exceptions/common.js";
import type { GrantConstraints } from "../../models/GrantConstraints.js";
import { KeyState } from "../../models/KeyState.js";
import { checkGrantTokens } from "../authorization/authorize.js";
import type { Grant } from "../authorization/Grant.js";
import { refusal } from "../exceptions.js";
import { type KmsKey, stateOf } from "../keys/KmsKey.js";
import { type Call, dryRunSucceeded, enabledMaterial } from "./call.js";
import { locateManagedKey } from "./find-key.js";
import { checkGrantAccess } from "./grant-access.js";
import { checkGrantRequest } from "./grant-request.js";

const MAX_GRANTS = 50_000;

/** CreateGrant: lets somebody use a key. */
export const createGrant = {
  operation: CreateGrant,

  handle(call: Call, request: CreateGrantRequest): CreateGrantResponse {
    const key = locateManagedKey(call, request.KeyId);
    checkGrantTokens(request.GrantTokens, [key]);
    checkGrantAccess(call, key, request);
    const granteePrincipal = checkGrantRequest(key, request);
    // A key in a key store that is not connected may be granted, ahead of its use.
    if (stateOf(key) !== KeyState.Unavailable) {
      enabledMaterial(key);
    }
    if (key.grants.size >= MAX_GRANTS) {
      throw refusal(LimitExceededException, `${key.arn} has ${MAX_GRANTS} grants already.`);
    }
    if (request.DryRun) {
      throw dryRunSucceeded();
    }
    const grant = sameGrant(key, request) ?? addGrant(call, key, request, granteePrincipal);
    const token = randomBytes(168).toString("base64url");
    grant.tokens.add(token);
    return { GrantToken: token, GrantId: grant.grantId };
  },
};

function addGrant(call: Call, key: KmsKey, request: CreateGrantRequest, granteePrincipal: string): Grant {
  const grant: Grant = {
    grantId: randomBytes(32).toString("hex"),
    tokens: new Set(),
    name: request.Name,
    creationDate: call.keys.now(),
    granteePrincipal,
    retiringPrincipal: request.RetiringPrincipal,
    issuingAccount: call.principal.accountId,
    operations: [...new Set(request.Operations)],
    constraints: request.Constraints,
  };
  key.grants.set(grant.grantId, grant);
  return grant;
}

/** The grant that an earlier request with the same name and all else the same made. */
const sameGrant = (key: KmsKey, request: CreateGrantRequest): Grant | undefined =>
  request.Name === undefined
    ? undefined
    : [...key.grants.values()].find((grant) => fingerprintOf(grant) === fingerprintOfRequest(request));

const sorted = (pairs: Readonly<Record<string, string>> | undefined) => Object.entries(pairs ?? {}).sort();

const fingerprint = (
  principals: readonly (string | undefined)[],
  operations: readonly string[],
  { EncryptionContextSubset, EncryptionContextEquals }: GrantConstraints = {},
): string =>
  JSON.stringify([
    principals,
    [...new Set(operations)].sort(),
    [sorted(EncryptionContextSubset), sorted(EncryptionContextEquals)],
  ]);

const fingerprintOf = (grant: Grant): string =>
  fingerprint(
    [grant.name, grant.granteePrincipal, grant.retiringPrincipal],
    grant.operations,
    grant.constraints,
  );

const fingerprintOfRequest = (request: CreateGrantRequest): string =>
  fingerprint(
    [request.Name, request.GranteePrincipal, request.RetiringPrincipal],
    request.Operations,
    request.Constraints,
  );
