import { NotFoundException } from "../../exceptions/documented.js";
import { string } from "../../protocol/shapes.js";
import { refusal } from "../exceptions.js";

/** The name of the one policy that every key has. */
export const POLICY_NAME = "default";

/** The shape of the name of a policy. */
export const policyName = () => string({ min: 1, max: 128, pattern: /^[\w]+$/ });

/**
 * Checks the name of a policy.
 *
 * @throws (by KMS) {@link NotFoundException} when it is not `default`.
 */
export function checkPolicyName(name: string = POLICY_NAME): void {
  if (name !== POLICY_NAME) {
    throw refusal(NotFoundException, "No such policy exists");
  }
}
