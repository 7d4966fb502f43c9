import type { Environment, ProfileSettings, Setting } from "../../runtime/Runtime.js";
import type { Profile } from "./resolveProfile.js";

/** The names of each setting in a profile. Its environment variable has the same name in capital letters, after `AWS_`. */
const SETTINGS = {
  caBundle: ["ca_bundle"],
  defaultsMode: ["defaults_mode"],
  ignoreConfiguredEndpointUrls: ["ignore_configured_endpoint_urls"],
  maxAttempts: ["max_attempts"],
  region: ["region"],
  retryMode: ["retry_mode"],
  useDualstackEndpoint: ["use_dualstack_endpoint"],
  useFipsEndpoint: ["use_fips_endpoint"],
  // The second name is an older one, which SDK v3 also reads.
  userAgentAppId: ["sdk_ua_app_id", "sdk-ua-app-id"],
} as const satisfies Record<string, readonly string[]>;

/** The name of a setting. Where there is an option for it, it has the same name. */
export type SettingName = keyof typeof SETTINGS;

/** Reads a setting from the environment, else from the profile. */
export type ReadSetting = (name: SettingName) => Promise<Setting | undefined>;

/** Makes the function that reads the settings of a client. It reads the profile only if the client uses one. */
export const settingReader =
  (environment: Environment, profile: Profile): ReadSetting =>
  async (name) => {
    const keys = SETTINGS[name];
    const variables = keys.map((key) => `AWS_${key.toUpperCase()}`);
    if (name === "region") {
      variables.push("AWS_DEFAULT_REGION");
    }
    return (
      find(environment(), variables, "") ?? find((await profile.load()).settings, keys, " in the profile")
    );
  };

/** The first of these settings. An empty one counts as not set. */
function find(values: ProfileSettings, names: readonly string[], where: string): Setting | undefined {
  for (const name of names) {
    const value = values[name];
    if (value) {
      return { value, source: name + where };
    }
  }
  return undefined;
}
