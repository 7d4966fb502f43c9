import type { Provider, UserAgent } from "@smithy/types";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { Signer } from "../middleware/Signer.js";
import { NoOpLogger } from "../smithy.js";
import { problemOf } from "./check-options.js";
import { resolveCredentials } from "./credentials.js";
import { withDefaultsMode } from "./defaults-mode.js";
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
  const { customUserAgent = [], userAgentAppId = async () => environment().AWS_SDK_UA_APP_ID } = options;
  const target = resolveTarget(options, platform);
  const config = {
    apiVersion: "2014-11-01",
    serviceId: "KMS",
    runtime,
    ...target,
    ...resolveRetry(options, environment),
    ...resolveSigning(options, platform, target),
    requestHandler: platform.requestHandler(withDefaultsMode(options)),
    logger: options.logger ?? new NoOpLogger(),
    userAgentAppId: unlessDynamic([options.userAgentAppId], providerOf(userAgentAppId)),
    customUserAgent: pairsOf(customUserAgent),
    cacheMiddleware: options.cacheMiddleware ?? false,
  };
  const problem = problemOf(options, config);
  // What every call asks for first.
  return problem === undefined ? config : { ...config, endpoint: () => Promise.reject(problem) };
}

const pairsOf = (userAgent: string | UserAgent): UserAgent =>
  typeof userAgent === "string" ? [[userAgent]] : userAgent;

/** How requests are signed. */
function resolveSigning(
  options: KMSClientConfig,
  platform: Platform,
  { region, credentials }: Pick<KMSClientResolvedConfig, "region" | "credentials">,
): Pick<KMSClientResolvedConfig, "sha256" | "signer" | "systemClockOffset" | "disableClockSkewCorrection"> {
  const {
    sha256 = platform.sha256,
    signingRegion,
    systemClockOffset = 0,
    disableClockSkewCorrection = false,
  } = options;
  return {
    sha256,
    signer:
      options.signer ??
      new Signer({
        region: signingRegion === undefined ? region : providerOf(signingRegion),
        credentials,
        sha256,
      }),
    systemClockOffset,
    disableClockSkewCorrection: providerOf(disableClockSkewCorrection),
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
  const useFipsEndpoint = flag(options.useFipsEndpoint, environment, "AWS_USE_FIPS_ENDPOINT");
  const useDualstackEndpoint = flag(options.useDualstackEndpoint, environment, "AWS_USE_DUALSTACK_ENDPOINT");
  // Named one by one: a copy would be without the options that an object inherits or has a getter for.
  const { credentials, endpoint, tls, ignoreConfiguredEndpointUrls } = options;
  const sources = { environment, profile, region, useFipsEndpoint, useDualstackEndpoint };
  return {
    region,
    credentials: resolveCredentials({
      ...sources,
      credentials,
      chain: platform.credentialChain(profile.name),
    }),
    endpoint: unlessDynamic(
      [endpoint, options.region, options.useFipsEndpoint, options.useDualstackEndpoint],
      resolveEndpoint({ ...sources, endpoint, tls, ignoreConfiguredEndpointUrls }),
    ),
    useFipsEndpoint,
    useDualstackEndpoint,
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
