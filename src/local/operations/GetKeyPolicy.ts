import type { MetadataBearer } from "@smithy/types";
import { operation } from "../../protocol/operation.js";
import { required, string } from "../../protocol/shapes.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { checkPolicyName, POLICY_NAME, policyName } from "./policy-name.js";
import { type KeyIdRequest, keyId } from "./shapes.js";

/** What GetKeyPolicy takes. */
export interface GetKeyPolicyRequest extends KeyIdRequest {
  /** The name of the policy, `default`. */
  PolicyName?: string | undefined;
}

/** What GetKeyPolicy returns. */
export interface GetKeyPolicyResponse {
  /** The document, as it was put. */
  Policy: string;
  /** The name of the policy, `default`. */
  PolicyName: string;
}

/** GetKeyPolicy: the key policy of a key. */
export const getKeyPolicy = {
  operation: operation<GetKeyPolicyRequest, GetKeyPolicyResponse & MetadataBearer>("GetKeyPolicy", {
    input: { KeyId: keyId(), PolicyName: policyName() },
    output: { Policy: required(string()), PolicyName: required(string()) },
  }),

  handle(call: Call, { KeyId, PolicyName }: GetKeyPolicyRequest): GetKeyPolicyResponse {
    const key = findManagedKey(call, KeyId);
    checkPolicyName(PolicyName);
    return { Policy: key.policy.document, PolicyName: POLICY_NAME };
  },
};
