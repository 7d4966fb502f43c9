import type { GetKeyPolicyRequest, GetKeyPolicyResponse } from "../../kms/operations/GetKeyPolicy.js";
import type { Call } from "../call/Call.js";
import { checkPolicyName, POLICY_NAME } from "../call/checkPolicyName.js";
import { findKeyByIdOrArn } from "../call/findKey.js";

/** GetKeyPolicy: returns the key policy of a key. */
export function getKeyPolicy(call: Call, { KeyId, PolicyName }: GetKeyPolicyRequest): GetKeyPolicyResponse {
  const key = findKeyByIdOrArn(call, KeyId);
  checkPolicyName(PolicyName);
  return { Policy: key.policy.document, PolicyName: POLICY_NAME };
}
