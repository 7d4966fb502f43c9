import type { Provider } from "@smithy/types";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import type { Environment } from "./platform/Platform.js";
import type { Profile } from "./profile.js";
import { providerOf, unlessDynamic } from "./providers.js";

/**
 * The Region of a client: from the option, else from `AWS_REGION`, else from `AWS_DEFAULT_REGION`, else from the
 * profile.
 */
export const resolveRegion = (
  option: string | Provider<string> | undefined,
  environment: Environment,
  profile: Profile,
): Provider<string> =>
  unlessDynamic([option], async () => {
    if (option !== undefined) {
      return checkRegion(await providerOf(option)());
    }
    const { AWS_REGION, AWS_DEFAULT_REGION } = environment();
    return checkRegion(AWS_REGION || AWS_DEFAULT_REGION || (await profile.settings()).region);
  });

// The Region becomes a part of the host that the signed request is sent to, so it must not be able to choose it.
function checkRegion(region: unknown): string {
  if (region === undefined || region === "") {
    throw new ConfigurationError(
      "No Region is configured: set the option `region`, AWS_REGION, AWS_DEFAULT_REGION, or `region` in the profile",
    );
  }
  if (typeof region !== "string" || !/^(?!-)[a-z0-9-]{1,63}(?<!-)$/.test(region)) {
    throw new ConfigurationError("The Region is not valid: it must be like us-east-2");
  }
  return region;
}
