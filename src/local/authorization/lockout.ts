import { MalformedPolicyDocumentException } from "../../exceptions/management.js";
import { refusal } from "../exceptions.js";
import type { KmsKey } from "../keys/KmsKey.js";
import { policyEffect } from "./decide.js";
import type { KeyPolicy } from "./KeyPolicy.js";
import type { Principal } from "./Principal.js";

/**
 * Checks that a new policy leaves the caller the permission to change it again, itself or by its account.
 *
 * @throws (by KMS) {@link MalformedPolicyDocumentException} when it does not.
 */
export function refuseLockout(policy: KeyPolicy, key: KmsKey, principal: Principal): void {
  const effect = policyEffect(policy, { principal, action: "PutKeyPolicy" }, key);
  if (effect === "denied" || effect === "silent") {
    throw refusal(
      MalformedPolicyDocumentException,
      "The new key policy will not allow you to update the key policy in the future.",
    );
  }
}
