import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { memoize } from "../../runtime/memoize.js";
import type { Runtime, SharedProfile } from "../../runtime/Runtime.js";
import { environmentCredentials } from "./environmentCredentials.js";
import type { KMSClientConfig } from "./KMSClientConfig.js";

/** The profile of a client. */
export interface Profile {
  /** The name from the option or `AWS_PROFILE`; `undefined` where neither is set. */
  readonly name: string | undefined;
  /**
   * Returns its settings; none unless the option or `AWS_PROFILE` names it, or the Region or the credentials have to come
   * from files anyway. Any other client never touches the disk. The files are read once, on first use.
   */
  readonly load: () => Promise<SharedProfile>;
}

const EMPTY: SharedProfile = { settings: {} };

/** Determines which profile a client uses, and whether it needs it: then it has to exist, unless it is the default one. */
export function resolveProfile(options: KMSClientConfig, { environment, loadProfile }: Runtime): Profile {
  const { AWS_PROFILE, AWS_REGION, AWS_DEFAULT_REGION } = environment();
  const name = options.profile || AWS_PROFILE || undefined;
  const hasRegion = options.region ?? (AWS_REGION || AWS_DEFAULT_REGION);
  const hasCredentials = options.credentials ?? environmentCredentials(environment, name);
  const isNeeded = options.profile || !hasRegion || !hasCredentials;
  const load = memoize(async () => {
    let loaded = EMPTY;
    try {
      loaded = (await loadProfile(name)) ?? EMPTY;
      check(loaded, name);
    } catch (error) {
      // In a bundle, another error says what is missing, unless the program itself asks for the profile.
      if (loaded.unreadable ? options.profile : isNeeded) {
        throw error;
      }
      // Only AWS_PROFILE names it: the variable may be meant for other programs, and the AWS SDK works, too.
      options.logger?.warn?.("The settings of the profile that AWS_PROFILE names are not used:", error);
    }
    return loaded;
  });
  return { name, load: isNeeded || name ? load : async () => EMPTY };
}

function check(profile: SharedProfile, name: string | undefined): void {
  if (profile === EMPTY && name && name !== "default") {
    throw new ConfigurationError(
      `There is no profile ${JSON.stringify(name)}: add it to ~/.aws/config, or change \`profile\` or AWS_PROFILE`,
    );
  }
  const { unreadable } = profile;
  if (name && unreadable) {
    throw new ConfigurationError(
      `The profile ${JSON.stringify(name)} cannot be read: ${unreadable}. Leave out the option \`profile\`, and pass \`region\` and \`credentials\``,
    );
  }
}
