import { ValidationException } from "../../exceptions/common.js";
import { required, string } from "../../protocol/shapes.js";
import { NotAuthorizedException, refusal } from "../exceptions.js";

/** The shape of the name of an alias. */
export const aliasName = () => required(string({ min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ }));

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
