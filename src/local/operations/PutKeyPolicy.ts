import type { PutKeyPolicyRequest } from "../../kms/operations/PutKeyPolicy.js";
import { checkPolicyLockout } from "../authorization/checkPolicyLockout.js";
import { accessOf, type Call, effectiveDate } from "../call/Call.js";
import { checkPolicyName } from "../call/checkPolicyName.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { parseKeyPolicy } from "../policy/parseKeyPolicy.js";

/** PutKeyPolicy: replaces the key policy of a key. */
export function putKeyPolicy(call: Call, request: PutKeyPolicyRequest): undefined {
  const { BypassPolicyLockoutSafetyCheck: bypass = false } = request;
  const key = findKeyByIdOrArn(call, request.KeyId, {
    conditions: { "kms:bypasspolicylockoutsafetycheck": [String(bypass)] },
  });
  checkPolicyName(request.PolicyName);
  const policy = parseKeyPolicy(request.Policy, call.keys);
  if (!bypass) {
    checkPolicyLockout(policy, key, accessOf(call));
  }
  key.setPolicy(policy, effectiveDate(call, "keyPolicies"));
}
