import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Provider } from "@smithy/types";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { saidBy } from "../exceptions/platform-error.js";
import { isObject } from "../protocol/aws-json.js";
import { isDate } from "../protocol/is-date.js";
import { isError } from "../protocol/is-error.js";
import { memoize } from "./memoize.js";
import type { Environment } from "./platform/Platform.js";
import type { Profile } from "./profile.js";

/** The credentials of a client, or a function that gives them. */
export type CredentialsOption = AwsCredentialIdentity | AwsCredentialIdentityProvider;

/** What decides over the credentials. */
export interface CredentialsSources {
  /** The option of the client. */
  readonly credentials?: CredentialsOption | undefined;
  /** The environment variables. */
  readonly environment: Environment;
  /** The profile. */
  readonly profile: Pick<Profile, "name">;
  /** The Region of the client, in which providers that assume a role call STS. */
  readonly region: Provider<string>;
  /** The credentials of the runtime. */
  readonly chain: AwsCredentialIdentityProvider;
}

/**
 * The credentials of a client: from the option, else from the environment, else from the credential chain of AWS.
 * They are fetched once for concurrent calls, and again 5 minutes before they expire.
 */
export function resolveCredentials(sources: CredentialsSources): AwsCredentialIdentityProvider {
  const { credentials, environment, profile, region, chain } = sources;
  const source: AwsCredentialIdentityProvider =
    credentials === undefined
      ? (properties) => fromEnvironment(environment, profile) ?? chain(properties)
      : typeof credentials === "function"
        ? credentials
        : async () => credentials;
  const callerClientConfig = { region, profile: profile.name };
  return memoize(
    async (properties) => check(await fetch(source, { ...properties, callerClientConfig })),
    ({ expiration }) => expiration !== undefined && expiration.getTime() - Date.now() < EARLY,
  );
}

/** How long before they expire credentials are fetched again, in milliseconds. */
const EARLY = 5 * 60 * 1000;

async function fetch(source: AwsCredentialIdentityProvider, properties: object): Promise<unknown> {
  try {
    return await source(properties);
  } catch (cause) {
    if (cause instanceof ConfigurationError) {
      throw cause;
    }
    const why = isError(cause) ? saidBy(cause) : "the provider threw no error";
    throw new ConfigurationError(`The credentials could not be fetched: ${why}`, { cause });
  }
}

/** The chain lets a profile that is named win over keys in the environment, and so do we. */
function fromEnvironment(
  environment: Environment,
  profile: Pick<Profile, "name">,
): Promise<AwsCredentialIdentity> | undefined {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION } =
    environment();
  if (profile.name !== undefined || !AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) {
    return undefined;
  }
  return Promise.resolve({
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    ...(AWS_CREDENTIAL_EXPIRATION && { expiration: new Date(AWS_CREDENTIAL_EXPIRATION) }),
  });
}

const isCredentials = (value: unknown): value is AwsCredentialIdentity => isObject(value);

// What these texts hold goes into headers. The messages never repeat it.
function check(credentials: unknown): AwsCredentialIdentity {
  if (!isCredentials(credentials)) {
    throw new ConfigurationError("The credentials must be an object with accessKeyId and secretAccessKey");
  }
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  for (const [name, value] of Object.entries({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && sessionToken !== "" && { sessionToken }),
  })) {
    if (typeof value !== "string" || value === "") {
      throw new ConfigurationError(`The credentials have no ${name}`);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the same as \p{Cc}, which every import would pay for.
    if (/[\s\u0000-\u001f\u007f-\u009f]/.test(value)) {
      throw new ConfigurationError(`The ${name} holds white space or a line break: remove it`);
    }
  }
  if (expiration !== undefined && !isDate(expiration)) {
    throw new ConfigurationError("The expiration of the credentials must be a valid Date");
  }
  return credentials;
}
