import { policyDocument } from "../../commands/inputs.js";
import { operation } from "../../protocol/operation.js";
import { boolean, required } from "../../protocol/shapes.js";
import { parseKeyPolicy } from "../authorization/KeyPolicy.js";
import { refuseLockout } from "../authorization/lockout.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { checkPolicyName, policyName } from "./policy-name.js";
import { type KeyIdRequest, keyId, type NoResponse } from "./shapes.js";

/** What PutKeyPolicy takes. */
export interface PutKeyPolicyRequest extends KeyIdRequest {
  /** The name of the policy, `default`. */
  PolicyName?: string | undefined;
  /** The document, up to 32 KB of JSON. */
  Policy: string;
  /** Whether the policy may lock out the caller. Default: `false`. */
  BypassPolicyLockoutSafetyCheck?: boolean | undefined;
}

/** PutKeyPolicy: another key policy for a key. */
export const putKeyPolicy = {
  operation: operation<PutKeyPolicyRequest, NoResponse>("PutKeyPolicy", {
    input: {
      KeyId: keyId(),
      PolicyName: policyName(),
      Policy: required(policyDocument()),
      BypassPolicyLockoutSafetyCheck: boolean(),
    },
    output: {},
  }),

  handle(call: Call, request: PutKeyPolicyRequest): void {
    const { BypassPolicyLockoutSafetyCheck: bypass = false } = request;
    const key = findManagedKey(call, request.KeyId, {
      conditions: { "kms:bypasspolicylockoutsafetycheck": [String(bypass)] },
    });
    checkPolicyName(request.PolicyName);
    const policy = parseKeyPolicy(request.Policy);
    if (!bypass) {
      refuseLockout(policy, key, call.principal);
    }
    key.policy = policy;
  },
};
