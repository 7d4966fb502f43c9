import type { Provider } from "@smithy/types";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { Signer } from "../middleware/Signer.js";
import { NoOpLogger } from "../smithy.js";
import { resolveCredentials } from "./credentials.js";
import { resolveEndpoint } from "./endpoint.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./KMSClientConfig.js";
import type { Environment, Platform } from "./platform/Platform.js";
import { resolveProfile } from "./profile.js";
import { providerOf, unlessDynamic } from "./providers.js";
import { resolveRegion } from "./region.js";
import { resolveRetry } from "./retry.js";

/** Makes the configuration that a client works with. Reads no file and sends nothing; providers run on first use. */
export function resolveConfig(options: KMSClientConfig, platform: Platform): KMSClientResolvedConfig {
  const { environment, runtime } = platform;
  const target = resolveTarget(options, platform);
  const sha256 = options.sha256 ?? platform.sha256;
  return {
    apiVersion: "2014-11-01",
    serviceId: "KMS",
    runtime,
    ...target,
    ...resolveRetry(options, environment),
    requestHandler: platform.requestHandler(options.requestHandler),
    sha256,
    signer: new Signer({ region: target.region, credentials: target.credentials, sha256 }),
    systemClockOffset: 0,
    logger: options.logger ?? new NoOpLogger(),
    userAgentAppId: unlessDynamic([options.userAgentAppId], async () =>
      options.userAgentAppId === undefined
        ? environment().AWS_SDK_UA_APP_ID
        : providerOf(options.userAgentAppId)(),
    ),
    cacheMiddleware: options.cacheMiddleware ?? false,
  };
}

/** Where requests go, and on whose behalf. */
function resolveTarget(
  options: KMSClientConfig,
  platform: Platform,
): Pick<
  KMSClientResolvedConfig,
  "region" | "credentials" | "endpoint" | "useFipsEndpoint" | "useDualstackEndpoint"
> {
  const { environment } = platform;
  const profile = resolveProfile(options, platform);
  const region = resolveRegion(options.region, environment, profile);
  const chain = platform.credentialChain(profile.name);
  const useFipsEndpoint = flag(options.useFipsEndpoint, environment, "AWS_USE_FIPS_ENDPOINT");
  const useDualstackEndpoint = flag(options.useDualstackEndpoint, environment, "AWS_USE_DUALSTACK_ENDPOINT");
  const variants = { useFipsEndpoint, useDualstackEndpoint };
  return {
    region,
    credentials: resolveCredentials({
      credentials: options.credentials,
      environment,
      profile,
      region,
      chain,
    }),
    endpoint: unlessDynamic(
      [options.endpoint, options.region, options.useFipsEndpoint, options.useDualstackEndpoint],
      resolveEndpoint({ endpoint: options.endpoint, region, ...variants, environment, profile }),
    ),
    ...variants,
  };
}

/** A switch that a variable of the environment may set; what is neither true nor false is not guessed at. */
const flag = (
  option: boolean | Provider<boolean> | undefined,
  environment: Environment,
  variable: string,
): Provider<boolean> =>
  providerOf(
    option ??
      (async () => {
        const value = environment()[variable]?.trim().toLowerCase() || "false";
        if (value !== "true" && value !== "false") {
          throw new ConfigurationError(`The environment variable ${variable} must be true or false`);
        }
        return value === "true";
      }),
  );
