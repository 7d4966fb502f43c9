import type { AwsCredentialIdentity, AwsCredentialIdentityProvider, Provider } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { saidBy } from "../../errors/platformError.js";
import { memoize } from "../../runtime/memoize.js";
import type { Runtime } from "../../runtime/Runtime.js";
import { isFunction } from "../../runtime/typeGuards.js";
import { withDeadline } from "../../runtime/withDeadline.js";
import { checkCredentials } from "./checkCredentials.js";
import { environmentCredentials } from "./environmentCredentials.js";
import type { KMSClientConfig } from "./KMSClientConfig.js";
import type { Profile } from "./resolveProfile.js";

/**
 * The credentials of a client: from the option, else from the environment, else from the credential chain of AWS.
 * They are fetched once for concurrent calls, and again 5 minutes before they expire. If that fails or hangs, the old ones are
 * used as long as they are valid.
 */
export function resolveCredentials(
  { credentials, logger }: Pick<KMSClientConfig, "credentials" | "logger">,
  { environment, credentialChain }: Pick<Runtime, "environment" | "credentialChain">,
  profile: Profile,
  region: Provider<string>,
): AwsCredentialIdentityProvider {
  const chain = credentialChain(profile.name, logger);
  const source: AwsCredentialIdentityProvider = async (properties) =>
    isFunction(credentials)
      ? credentials(properties)
      : (credentials ??
        environmentCredentials(environment, profile.name) ??
        fromChain(chain, profile, properties));
  const callerClientConfig = { region, profile: profile.name };
  let last: AwsCredentialIdentity | undefined;
  let retryAt = 0;
  const renew = async (properties: RenewalProperties = {}) => {
    const old = !properties.forceRefresh && last && lifetimeOf(last) > 0 ? last : undefined;
    const renewed = () => fetch(source, { ...properties, callerClientConfig });
    try {
      const made = checkCredentials(await withDeadline(undefined, old ? PATIENCE : 0, LATE, renewed));
      if (old && lifetimeOf(made) <= 0) {
        throw new ConfigurationError("The new ones have already expired");
      }
      last = made;
      return made;
    } catch (error) {
      if (!old) {
        throw error;
      }
      retryAt = Date.now() + RETRY_AFTER;
      const seconds = Math.round(lifetimeOf(old) / 1000);
      logger?.warn?.(
        `The credentials could not be renewed. The old ones are used, which expire in ${seconds} seconds:`,
        error,
      );
      return old;
    }
  };
  return memoize(renew, (used) => {
    const lifetime = lifetimeOf(used);
    return lifetime <= 0 || (lifetime < REFRESH_BEFORE && Date.now() >= retryAt);
  });
}

type RenewalProperties = { readonly forceRefresh?: boolean };

/** How long credentials are still valid, in milliseconds. */
const lifetimeOf = ({ expiration }: AwsCredentialIdentity): number =>
  expiration ? expiration.getTime() - Date.now() : Infinity;

/** How long calls wait for a renewal while the old credentials are valid, in milliseconds. */
const PATIENCE = 5_000;
const LATE = `no credentials within ${PATIENCE} ms`;

/** How long to wait after a renewal failed before the next one, in milliseconds. */
const RETRY_AFTER = 10_000;

/** The chain looks a profile up by its name alone, and would find inherited properties, such as `constructor`. */
async function fromChain(
  chain: AwsCredentialIdentityProvider,
  { name, load }: Profile,
  properties: object | undefined,
): Promise<AwsCredentialIdentity> {
  if (name && name in {}) {
    await load();
  }
  return chain(properties);
}

/** How long before they expire credentials are fetched again, in milliseconds. */
const REFRESH_BEFORE = 5 * 60 * 1000;

async function fetch(source: AwsCredentialIdentityProvider, properties: object): Promise<unknown> {
  try {
    return await source(properties);
  } catch (cause) {
    if (cause instanceof ConfigurationError) {
      throw cause;
    }
    throw new ConfigurationError(`The credentials could not be fetched: ${saidBy(cause)}`, { cause });
  }
}
