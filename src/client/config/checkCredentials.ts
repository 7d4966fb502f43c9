import type { AwsCredentialIdentity } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { isDate, isObject, isPresent } from "../../runtime/typeGuards.js";

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
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  for (const [name, value] of Object.entries({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
  })) {
    if (typeof value !== "string" || value === "") {
      throw new ConfigurationError(`The credentials have no ${name}`);
    }
    if (/[\s\p{Cc}]/u.test(value)) {
      throw new ConfigurationError(`The ${name} holds white space or a line break: remove it`);
    }
  }
  if (isPresent(expiration) && !isDate(expiration)) {
    throw new ConfigurationError("The expiration of the credentials must be a valid Date");
  }
  return credentials;
}
