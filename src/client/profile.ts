import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import type { KMSClientConfig } from "./KMSClientConfig.js";
import { memoize } from "./memoize.js";
import type { Platform, ProfileSettings } from "./platform/Platform.js";

/** The profile of a client, read when it is first asked for, and once only. */
export interface Profile {
  /** Its name, when the client or the environment names one. */
  readonly name: string | undefined;
  /**
   * Whether to look into it for what neither an option nor the environment gives: when an option names it, or when the
   * Region or the credentials have to come from files anyway. A client that has both never touches the disk.
   */
  readonly inUse: boolean;
  /** What stands in it. */
  readonly settings: () => Promise<ProfileSettings>;
}

/** Finds out which profile a client uses, and whether it needs it. Reads nothing yet. */
export function resolveProfile(options: KMSClientConfig, { environment, loadProfile }: Platform): Profile {
  const { AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } =
    environment();
  const name = options.profile ?? (AWS_PROFILE || undefined);
  const hasRegion = options.region !== undefined || Boolean(AWS_REGION || AWS_DEFAULT_REGION);
  // Where a profile is named, its credentials come before those of the environment.
  const hasCredentials =
    options.credentials !== undefined ||
    (name === undefined && Boolean(AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY));
  return {
    name,
    inUse: options.profile !== undefined || !hasRegion || !hasCredentials,
    settings: memoize(async () => check(await loadProfile(name), name)),
  };
}

function check(settings: ProfileSettings | undefined, name: string | undefined): ProfileSettings {
  if (settings === undefined && name !== undefined) {
    throw new ConfigurationError(
      `There is no profile ${JSON.stringify(name)}: add it to ~/.aws/config, or change \`profile\` or AWS_PROFILE`,
    );
  }
  return settings ?? {};
}
