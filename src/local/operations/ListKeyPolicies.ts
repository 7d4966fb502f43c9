import type { MetadataBearer } from "@smithy/types";
import { operation } from "../../protocol/operation.js";
import { list, required, string } from "../../protocol/shapes.js";
import type { Call } from "./call.js";
import { findManagedKey } from "./find-key.js";
import { paginate } from "./paginate.js";
import { POLICY_NAME } from "./policy-name.js";
import {
  type KeyIdRequest,
  keyId,
  type PageRequest,
  type PageResponse,
  pageRequest,
  pageResponse,
} from "./shapes.js";

/** What ListKeyPolicies takes. */
export interface ListKeyPoliciesRequest extends KeyIdRequest, PageRequest {}

/** What ListKeyPolicies returns. */
export interface ListKeyPoliciesResponse extends PageResponse {
  /** The names of the policies. */
  PolicyNames: string[];
}

/** ListKeyPolicies: the names of the policies of a key, which are `default`. */
export const listKeyPolicies = {
  operation: operation<ListKeyPoliciesRequest, ListKeyPoliciesResponse & MetadataBearer>("ListKeyPolicies", {
    input: { KeyId: keyId(), ...pageRequest() },
    output: { PolicyNames: required(list(string())), ...pageResponse() },
  }),

  handle(call: Call, request: ListKeyPoliciesRequest): ListKeyPoliciesResponse {
    const key = findManagedKey(call, request.KeyId);
    const { items, ...page } = paginate([POLICY_NAME], request, {
      list: `ListKeyPolicies ${key.arn}`,
      idOf: (name) => name,
      defaultLimit: 100,
      maxLimit: 1000,
    });
    return { PolicyNames: items, ...page };
  },
};
