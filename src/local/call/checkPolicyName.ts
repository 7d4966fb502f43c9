import { NotFoundException } from "../../kms/errors.js";
import { createException } from "../exceptions.js";

/** The name of the only policy of every key. */
export const POLICY_NAME = "default";

/**
 * Checks the name of a key policy.
 *
 * @throws {@link NotFoundException} when it is not `default`.
 */
export function checkPolicyName(name: string = POLICY_NAME): void {
  if (name !== POLICY_NAME) {
    throw createException(NotFoundException, "No such policy exists");
  }
}
