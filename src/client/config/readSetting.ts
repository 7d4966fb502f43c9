import type { Environment, ProfileSettings, Setting } from "../../runtime/Runtime.js";
import type { Profile } from "./resolveProfile.js";

/** The name of a setting. Where there is an option for it, it has the same name. */
export type SettingName =
  | "caBundle"
  | "defaultsMode"
  | "ignoreConfiguredEndpointUrls"
  | "maxAttempts"
  | "region"
  | "retryMode"
  | "useDualstackEndpoint"
  | "useFipsEndpoint"
  | "userAgentAppId";

/** Reads a setting from the environment, else from the profile. */
export type ReadSetting = (name: SettingName) => Promise<Setting | undefined>;

/** The names of a setting in a profile: `retry_mode` for `retryMode`. */
const keysOf = (name: SettingName): readonly string[] =>
  name === "userAgentAppId"
    ? // The second name is an older one, which SDK v3 also reads.
      ["sdk_ua_app_id", "sdk-ua-app-id"]
    : [name.replace(/[A-Z]/g, "_$&").toLowerCase()];

/** Makes the function that reads the settings of a client. It reads the profile only if the client uses one. */
export const settingReader =
  (environment: Environment, profile: Profile): ReadSetting =>
  async (name) => {
    const keys = keysOf(name);
    // AWS_RETRY_MODE for retry_mode.
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
