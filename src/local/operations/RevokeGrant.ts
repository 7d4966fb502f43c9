import { InvalidGrantIdException } from "../../kms/errors.js";
import type { RevokeGrantRequest } from "../../kms/operations/RevokeGrant.js";
import type { Call } from "../call/Call.js";
import { dryRunSucceeded } from "../call/dryRunSucceeded.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { createException } from "../exceptions.js";

/** RevokeGrant: deletes a grant of a key. */
export function revokeGrant(call: Call, { KeyId, GrantId, DryRun }: RevokeGrantRequest): undefined {
  const key = findKeyByIdOrArn(call, KeyId, { conditions: { "kms:grantisforawsresource": ["false"] } });
  if (!key.grants.has(GrantId)) {
    throw createException(InvalidGrantIdException, `Invalid grant ID '${GrantId}'`);
  }
  if (DryRun) {
    throw dryRunSucceeded();
  }
  key.grants.delete(GrantId);
}
