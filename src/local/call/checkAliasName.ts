import { ValidationException } from "../../kms/commonErrors.js";
import { createException, NotAuthorizedException } from "../exceptions.js";

/**
 * Checks the name of an alias that the caller creates or changes.
 *
 * @throws {@link ValidationException} when it is not an alias name.
 * @throws {@link NotAuthorizedException} when it belongs to AWS.
 */
export function checkAliasName(name: string): void {
  if (!/^alias\/./.test(name)) {
    throw createException(
      ValidationException,
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith("alias/aws/")) {
    throw createException(NotAuthorizedException);
  }
  if (name.includes(":")) {
    throw createException(ValidationException, `${name} contains invalid characters for an alias`);
  }
}
