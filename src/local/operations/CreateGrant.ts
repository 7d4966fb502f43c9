import { randomBytes } from "node:crypto";
import type { MetadataBearer } from "@smithy/types";
import { grantTokens } from "../../commands/inputs.js";
import { LimitExceededException } from "../../exceptions/common.js";
import { operation } from "../../protocol/operation.js";
import { boolean, enumeration, list, required, string } from "../../protocol/shapes.js";
import { checkGrantTokens } from "../authorization/authorize.js";
import { type Grant, type GrantConstraints, GrantOperation } from "../authorization/Grant.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { type Call, dryRunSucceeded, refuseUnlessEnabled } from "./call.js";
import { locateManagedKey } from "./find-key.js";
import { checkGrantAccess } from "./grant-access.js";
import { checkGrantRequest } from "./grant-request.js";
import { grantConstraints, principalId, servicePrincipal } from "./grant-shapes.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What CreateGrant takes. */
export interface CreateGrantRequest extends KeyIdRequest {
  /** The ARN of who may use the key. Required. */
  GranteePrincipal?: string | undefined;
  /** The ARN of who may give the grant back. Default: nobody besides the account and, if it may, the grantee. */
  RetiringPrincipal?: string | undefined;
  /** What the grant allows. */
  Operations: GrantOperation[];
  /** Under which encryption contexts it holds; for symmetric keys only. Default: any. */
  Constraints?: GrantConstraints | undefined;
  /** Up to 10 grant tokens. Default: none. */
  GrantTokens?: string[] | undefined;
  /** A name; the same request with the same name makes no second grant. Default: none. */
  Name?: string | undefined;
  /** Whether only to check that the call would succeed. Default: `false`. */
  DryRun?: boolean | undefined;
  /** Refused: AWS services do not call LocalKms. */
  GranteeServicePrincipal?: string | undefined;
  /** Refused: AWS services do not call LocalKms. */
  RetiringServicePrincipal?: string | undefined;
}

/** What CreateGrant returns. */
export interface CreateGrantResponse {
  /** A token that names the grant. */
  GrantToken: string;
  /** The id of the grant. */
  GrantId: string;
}

const MAX_GRANTS = 50_000;

/** CreateGrant: lets somebody use a key. */
export const createGrant = {
  operation: operation<CreateGrantRequest, CreateGrantResponse & MetadataBearer>("CreateGrant", {
    input: {
      KeyId: keyId(),
      GranteePrincipal: principalId(),
      RetiringPrincipal: principalId(),
      Operations: required(list(enumeration(GrantOperation))),
      Constraints: grantConstraints(),
      GrantTokens: grantTokens(),
      Name: string({ min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ }),
      DryRun: boolean(),
      GranteeServicePrincipal: servicePrincipal(),
      RetiringServicePrincipal: servicePrincipal(),
    },
    output: { GrantToken: required(string()), GrantId: required(string()) },
  }),

  handle(call: Call, request: CreateGrantRequest): CreateGrantResponse {
    const key = locateManagedKey(call, request.KeyId);
    checkGrantTokens(request.GrantTokens, [key]);
    checkGrantAccess(call, key, request);
    const granteePrincipal = checkGrantRequest(key, request);
    refuseUnlessEnabled(key);
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
