import type { AwsCredentialIdentity } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { kindOf } from "../../runtime/kindOf.js";
import { isDate, isObject, isPresent, isString } from "../../runtime/typeGuards.js";

const isCredentials = (value: unknown): value is AwsCredentialIdentity => isObject(value);

/**
 * Returns credentials that can be sent: their strings go into headers. The messages never repeat them.
 *
 * @throws {@link ConfigurationError} for any other value.
 */
export function checkCredentials(credentials: unknown): AwsCredentialIdentity {
  if (!isCredentials(credentials)) {
    throw new ConfigurationError("The credentials must be an object with accessKeyId and secretAccessKey");
  }
  for (const name of ["accessKeyId", "secretAccessKey", "sessionToken"] as const) {
    const value: unknown = credentials[name] ?? "";
    if (value !== "") {
      checkText(name, value);
    } else if (name !== "sessionToken") {
      throw new ConfigurationError(`The credentials have no ${name}`);
    }
  }
  const { expiration } = credentials;
  if (isPresent(expiration) && !isDate(expiration)) {
    throw new ConfigurationError("The expiration of the credentials must be a valid Date");
  }
  return credentials;
}

function checkText(name: string, value: unknown): void {
  if (!isString(value)) {
    throw new ConfigurationError(`The ${name} of the credentials must be a string, not ${kindOf(value)}`);
  }
  if (/[\s\p{Cc}]/u.test(value)) {
    throw new ConfigurationError(`The ${name} holds white space or a line break: remove it`);
  }
}
