import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import { generalError } from "../CliError.js";
import type { Io } from "../Io.js";
import { credentialChain } from "./credentialChain.js";
import { noCredentials } from "./noCredentials.js";
import type { Settings } from "./Settings.js";

type Lookup = (name: string) => string | undefined;

/** The settings of a profile that name another source of credentials than keys. They win over keys, as in the AWS CLI. */
const BEFORE_KEYS = ["role_arn", "web_identity_token_file", "sso_session", "sso_start_url"];

/** Those that only count where there are no keys. */
const AFTER_KEYS = ["credential_process", "login_session"];

/**
 * The credentials: keys of the environment, unless `--profile` names a profile, else keys of the profile. Only roles, SSO,
 * web identity, processes, containers and instances need the credential chain of the AWS SDK, which takes longer to load
 * than everything else takes.
 *
 * @throws {@link CliError} when there are none, or only a part of them.
 */
export function credentialsOf(
  settings: Settings,
  io: Io,
): AwsCredentialIdentity | AwsCredentialIdentityProvider {
  const { options, profile } = settings;
  const { env } = io;
  const isChosen = options.profile !== undefined || options.profileLocation !== undefined;
  const ofProfile: Lookup = (name) => profile.settings.get(name) || undefined;
  const isWebIdentity = !isChosen && env.AWS_WEB_IDENTITY_TOKEN_FILE && env.AWS_ROLE_ARN;
  if (!isChosen && env.AWS_ACCESS_KEY_ID) {
    return keysOf(
      (name) => env[name.toUpperCase()] || undefined,
      "env",
      (name) => name.toUpperCase(),
    );
  }
  if (!isWebIdentity && !BEFORE_KEYS.some(ofProfile) && ofProfile("aws_access_key_id")) {
    return keysOf(ofProfile, `profile ${profile.name}`, (name) => name);
  }
  const source = [...BEFORE_KEYS, ...AFTER_KEYS].find(ofProfile);
  const isHosted = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI || env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (
    !isWebIdentity &&
    source === undefined &&
    !isHosted &&
    env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === "true"
  ) {
    throw noCredentials();
  }
  const { profileLocation } = options;
  return credentialChain({
    region: settings.region,
    profile: profile.name,
    isChosen,
    source,
    ...(profileLocation && { profileLocation }),
  });
}

function keysOf(get: Lookup, where: string, nameOf: (name: string) => string): AwsCredentialIdentity {
  const accessKeyId = get("aws_access_key_id");
  const secretAccessKey = get("aws_secret_access_key");
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    const missing = nameOf("aws_secret_access_key");
    throw generalError(`Partial credentials found in ${where}, missing: ${missing}`);
  }
  const sessionToken = get("aws_session_token") ?? get("aws_security_token");
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
}
