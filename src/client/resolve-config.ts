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
  const target = resolveTarget(options, platform);
  return {
    apiVersion: "2014-11-01",
    serviceId: "KMS",
    runtime,
    ...target,
    ...resolveRetry(options, environment),
    ...resolveSigning(options, platform, target),
    requestHandler: platform.requestHandler(withDefaultsMode(options)),
    logger: options.logger ?? new NoOpLogger(),
    userAgentAppId: unlessDynamic([options.userAgentAppId], async () =>
      options.userAgentAppId === undefined
        ? environment().AWS_SDK_UA_APP_ID
        : providerOf(options.userAgentAppId)(),
    ),
    customUserAgent: customUserAgent(options),
    cacheMiddleware: options.cacheMiddleware ?? false,
  };
}

/** How requests are signed. */
function resolveSigning(
  options: KMSClientConfig,
  platform: Platform,
  { region, credentials }: Pick<KMSClientResolvedConfig, "region" | "credentials">,
): Pick<KMSClientResolvedConfig, "sha256" | "signer" | "systemClockOffset" | "disableClockSkewCorrection"> {
  const { sha256 = platform.sha256, signingRegion, systemClockOffset = 0 } = options;
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
    disableClockSkewCorrection: providerOf(options.disableClockSkewCorrection ?? false),
  };
}

const customUserAgent = ({ customUserAgent = [] }: KMSClientConfig): UserAgent =>
  typeof customUserAgent === "string" ? [[customUserAgent]] : customUserAgent;

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
  const problem = problemOf(options);
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
    // What every call asks for first.
    endpoint:
      problem === undefined
        ? unlessDynamic(
            [options.endpoint, options.region, options.useFipsEndpoint, options.useDualstackEndpoint],
            resolveEndpoint({ ...options, ...variants, region, environment, profile }),
          )
        : () => Promise.reject(problem),
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
