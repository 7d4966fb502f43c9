import { MalformedPolicyDocumentException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import type { KeyPolicy } from "../policy/KeyPolicy.js";
import type { AccessRequest } from "./AccessRequest.js";
import { policyEffect } from "./decide.js";

/**
 * Checks that the caller, or its account, could still change a new key policy.
 *
 * @throws {@link MalformedPolicyDocumentException} when they could not.
 */
export function checkPolicyLockout(
  policy: KeyPolicy,
  key: KmsKey,
  caller: Pick<AccessRequest, "principal" | "environment">,
): void {
  const effect = policyEffect(policy, { ...caller, action: "PutKeyPolicy" }, key);
  if (effect === "denied" || effect === "silent") {
    throw createException(
      MalformedPolicyDocumentException,
      "The new key policy will not allow you to update the key policy in the future.",
    );
  }
}
