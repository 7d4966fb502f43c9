import { ValidationException } from "../../exceptions/common.js";
import { NotAuthorizedException, refusal } from "../exceptions.js";

/**
 * Checks the name of an alias that is to be made or changed.
 *
 * @throws (by KMS) {@link ValidationException} when it is not a name.
 * @throws (by KMS) {@link NotAuthorizedException} when it belongs to AWS.
 */
export function checkAliasName(name: string): void {
  if (!/^alias\/./.test(name)) {
    throw refusal(
      ValidationException,
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    );
  }
  if (name.startsWith("alias/aws/")) {
    throw refusal(NotAuthorizedException);
  }
  if (name.includes(":")) {
    throw refusal(ValidationException, `${name} contains invalid characters for an alias`);
  }
}
