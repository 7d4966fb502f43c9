import { operation } from "../../protocol/operation.js";
import { boolean, required } from "../../protocol/shapes.js";
import { InvalidGrantIdException, refusal } from "../exceptions.js";
import { type Call, dryRunSucceeded } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { grantId } from "./grant-shapes.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";

/** What RevokeGrant takes. */
export interface RevokeGrantRequest extends KeyIdRequest {
  /** The id of the grant. */
  GrantId: string;
  /** Whether only to check that the call would succeed. Default: `false`. */
  DryRun?: boolean | undefined;
}

/** RevokeGrant: takes a grant away. */
export const revokeGrant = {
  operation: operation<RevokeGrantRequest, NoResponse>("RevokeGrant", {
    input: { KeyId: keyId(), GrantId: required(grantId()), DryRun: boolean() },
    output: {},
  }),

  handle(call: Call, { KeyId, GrantId, DryRun }: RevokeGrantRequest): void {
    const key = findManagedKey(call, KeyId, { conditions: { "kms:grantisforawsresource": ["false"] } });
    if (!key.grants.has(GrantId)) {
      throw refusal(InvalidGrantIdException, `Invalid grant ID '${GrantId}'`);
    }
    if (DryRun) {
      throw dryRunSucceeded();
    }
    key.grants.delete(GrantId);
  },
};
