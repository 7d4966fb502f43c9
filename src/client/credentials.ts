import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { memoize } from "../smithy.js";
import type { Environment } from "./platform/Platform.js";
import { providerOf } from "./providers.js";

/** Credentials are fetched anew this long before they expire, in milliseconds, so that none expires on its way. */
const EXPIRY_WINDOW = 5 * 60 * 1000;

/** The credentials of a client, or a function that gives them. */
export type CredentialsOption = AwsCredentialIdentity | AwsCredentialIdentityProvider;

/**
 * The credentials of a client: from the option, else from the environment, else from the credential chain of AWS.
 * They are fetched once for concurrent calls, and again before they expire.
 */
export function resolveCredentials(
  option: CredentialsOption | undefined,
  environment: Environment,
  chain: AwsCredentialIdentityProvider,
): AwsCredentialIdentityProvider {
  const source = option === undefined ? () => fromEnvironment(environment) ?? chain() : providerOf(option);
  return memoize(
    async () => check(await source()),
    ({ expiration }) => expiration !== undefined && expiration.getTime() - Date.now() < EXPIRY_WINDOW,
    ({ expiration }) => expiration !== undefined,
  );
}

/** The chain lets a profile that is named win over keys in the environment, and so do we. */
function fromEnvironment(environment: Environment): Promise<AwsCredentialIdentity> | undefined {
  const {
    AWS_PROFILE,
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    AWS_SESSION_TOKEN,
    AWS_CREDENTIAL_EXPIRATION,
  } = environment();
  if (AWS_PROFILE || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    return undefined;
  }
  return Promise.resolve({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
    ...(AWS_CREDENTIAL_EXPIRATION ? { expiration: new Date(AWS_CREDENTIAL_EXPIRATION) } : {}),
  });
}

// What these texts hold goes into headers. The messages never repeat it.
function check(credentials: AwsCredentialIdentity): AwsCredentialIdentity {
  const { accessKeyId, secretAccessKey, sessionToken = "" } = credentials;
  for (const [name, value] of Object.entries({ accessKeyId, secretAccessKey, sessionToken })) {
    if (typeof value !== "string" || (value === "" && name !== "sessionToken")) {
      throw new ConfigurationError(
        `The credentials have no ${name}: give both accessKeyId and secretAccessKey`,
      );
    }
    if (/[\s\p{Cc}]/u.test(value)) {
      throw new ConfigurationError(
        `The ${name} holds white space or a line break: it was probably copied with it`,
      );
    }
  }
  return credentials;
}
