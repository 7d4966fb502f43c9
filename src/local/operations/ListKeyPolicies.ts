import type {
  ListKeyPoliciesRequest,
  ListKeyPoliciesResponse,
} from "../../kms/operations/ListKeyPolicies.js";
import type { Call } from "../call/Call.js";
import { POLICY_NAME } from "../call/checkPolicyName.js";
import { findKeyByIdOrArn } from "../call/findKey.js";
import { paginate } from "../call/paginate.js";

/** ListKeyPolicies: lists the names of the key policies of a key; the only one is `default`. */
export function listKeyPolicies(call: Call, request: ListKeyPoliciesRequest): ListKeyPoliciesResponse {
  const key = findKeyByIdOrArn(call, request.KeyId);
  const { items, ...page } = paginate([POLICY_NAME], request, {
    list: `ListKeyPolicies ${key.arn}`,
    idOf: (name) => name,
    defaultLimit: 100,
    maxLimit: 1000,
  });
  return { PolicyNames: items, ...page };
}
