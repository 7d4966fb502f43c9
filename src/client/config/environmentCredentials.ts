import type { AwsCredentialIdentity } from "@smithy/types";
import type { Environment } from "../../runtime/Runtime.js";

/**
 * The credentials of the environment. A profile that is named by option or `AWS_PROFILE` takes precedence over them, as in
 * the credential chain of AWS.
 */
export function environmentCredentials(
  environment: Environment,
  profile: string | undefined,
): AwsCredentialIdentity | undefined {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION } =
    environment();
  if (profile || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    return undefined;
  }
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    ...(AWS_CREDENTIAL_EXPIRATION && { expiration: new Date(AWS_CREDENTIAL_EXPIRATION) }),
  };
}
