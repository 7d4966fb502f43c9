import { randomBytes } from "node:crypto";
import { LimitExceededException } from "../../kms/commonErrors.js";
import { KeyState } from "../../kms/enums.js";
import type { CreateGrantRequest, CreateGrantResponse } from "../../kms/operations/CreateGrant.js";
import type { GrantConstraints } from "../../kms/structures.js";
import { checkGrantTokens } from "../authorization/authorize.js";
import { authorizeCreateGrant } from "../call/authorizeCreateGrant.js";
import { type Call, effectiveDate } from "../call/Call.js";
import { checkGrantRequest } from "../call/checkGrantRequest.js";
import { checkEnabled } from "../call/checkKeyState.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { locateKeyByIdOrArn } from "../call/findKey.js";
import { createException } from "../exceptions.js";
import type { Grant } from "../keys/Grant.js";
import { type KmsKey, stateOf } from "../keys/KmsKey.js";

const MAX_GRANTS = 50_000;

/** CreateGrant: gives a principal the permission to use a key. */
export function createGrant(call: Call, request: CreateGrantRequest): CreateGrantResponse {
  const key = locateKeyByIdOrArn(call, request.KeyId);
  checkGrantTokens(request.GrantTokens, [key]);
  authorizeCreateGrant(call, key, request);
  const granteePrincipal = checkGrantRequest(call.keys, key, request);
  // KMS accepts grants on keys in a disconnected key store.
  if (stateOf(key) !== KeyState.Unavailable) {
    checkEnabled(key);
  }
  if (key.grants.size >= MAX_GRANTS) {
    throw createException(LimitExceededException, `${key.arn} has ${MAX_GRANTS} grants already.`);
  }
  if (request.DryRun) {
    throw dryRunSucceeded();
  }
  const grant = existingGrant(key, request) ?? addGrant(call, key, request, granteePrincipal);
  const token = randomBytes(168).toString("base64url");
  grant.tokens.add(token);
  return { GrantToken: token, GrantId: grant.grantId };
}

function addGrant(call: Call, key: KmsKey, request: CreateGrantRequest, granteePrincipal: string): Grant {
  const grant: Grant = {
    grantId: randomBytes(32).toString("hex"),
    tokens: new Set(),
    name: request.Name,
    creationDate: call.keys.now(),
    effectiveFrom: effectiveDate(call, "grants"),
    granteePrincipal,
    retiringPrincipal: request.RetiringPrincipal,
    issuingAccount: call.principal.accountId,
    operations: [...new Set(request.Operations)],
    constraints: request.Constraints,
  };
  key.grants.set(grant.grantId, grant);
  return grant;
}

/** The grant that an earlier identical request with a name created. */
const existingGrant = (key: KmsKey, request: CreateGrantRequest): Grant | undefined =>
  request.Name === undefined
    ? undefined
    : [...key.grants.values()].find((grant) => fingerprintOf(grant) === fingerprintOfRequest(request));

const sorted = (pairs: Readonly<Record<string, string>> | undefined) =>
  Object.entries(pairs ?? {})
    .map(([key, value]) => [key.toLowerCase(), value])
    .sort();

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
