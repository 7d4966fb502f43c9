import type { Provider, RetryStrategyV2 } from "@smithy/types";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { AdaptiveStrategy, StandardStrategy } from "../middleware/retry-strategy.js";
import { memoize, NoOpLogger, SignatureV4 } from "../smithy.js";
import { resolveCredentials } from "./credentials.js";
import { resolveEndpoint } from "./endpoint.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./KMSClientConfig.js";
import type { Environment, Platform } from "./platform/Platform.js";
import { resolveProfile } from "./profile.js";
import { providerOf } from "./providers.js";
import { resolveRegion } from "./region.js";

/** Makes the configuration that a client works with. Reads no file and sends nothing; providers run on first use. */
export function resolveConfig(options: KMSClientConfig, platform: Platform): KMSClientResolvedConfig {
  const { environment, runtime } = platform;
  const profile = resolveProfile(options, platform);
  const region = resolveRegion(options.region, environment, profile);
  const credentials = resolveCredentials({
    credentials: options.credentials,
    environment,
    profile,
    region,
    chain: platform.credentialChain(profile.name),
  });
  const useFipsEndpoint = flag(options.useFipsEndpoint, environment, "AWS_USE_FIPS_ENDPOINT");
  const useDualstackEndpoint = flag(options.useDualstackEndpoint, environment, "AWS_USE_DUALSTACK_ENDPOINT");
  const sha256 = options.sha256 ?? platform.sha256;
  const maxAttempts = resolveMaxAttempts(options.maxAttempts, () => environment().AWS_MAX_ATTEMPTS);
  const retryMode = providerOf(
    options.retryMode ?? (() => Promise.resolve(environment().AWS_RETRY_MODE || "standard")),
  );
  return {
    apiVersion: "2014-11-01",
    serviceId: "KMS",
    runtime,
    region,
    credentials,
    endpoint: resolveEndpoint({
      endpoint: options.endpoint,
      region,
      useFipsEndpoint,
      useDualstackEndpoint,
      environment,
      profile,
    }),
    useFipsEndpoint,
    useDualstackEndpoint,
    maxAttempts,
    retryMode,
    retryStrategy: resolveRetryStrategy(options.retryStrategy, retryMode, maxAttempts),
    requestHandler: platform.requestHandler(options.requestHandler),
    sha256,
    signer: new SignatureV4({ service: "kms", region, credentials, sha256 }),
    systemClockOffset: 0,
    logger: options.logger ?? new NoOpLogger(),
    userAgentAppId: providerOf(
      options.userAgentAppId ?? (() => Promise.resolve(environment().AWS_SDK_UA_APP_ID)),
    ),
    cacheMiddleware: options.cacheMiddleware ?? false,
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

const resolveMaxAttempts = (
  option: number | Provider<number> | undefined,
  variable: () => string | undefined,
): Provider<number> => {
  return async () => {
    const maxAttempts = option === undefined ? Number(variable() || 3) : await providerOf(option)();
    if (!Number.isSafeInteger(maxAttempts) || maxAttempts < 1) {
      throw new ConfigurationError(
        `maxAttempts (or AWS_MAX_ATTEMPTS) must be a whole number of 1 or more, not ${maxAttempts}`,
      );
    }
    return maxAttempts;
  };
};

/** One strategy for all calls of the client: its budget of retries, and its pace, are shared. */
function resolveRetryStrategy(
  option: RetryStrategyV2 | undefined,
  retryMode: Provider<string>,
  maxAttempts: Provider<number>,
): Provider<RetryStrategyV2> {
  return option === undefined
    ? memoize(async () => makeRetryStrategy(await retryMode(), maxAttempts))
    : () => Promise.resolve(option);
}

function makeRetryStrategy(mode: string, maxAttempts: Provider<number>): RetryStrategyV2 {
  switch (mode) {
    case "standard":
      return new StandardStrategy(maxAttempts);
    case "adaptive":
      return new AdaptiveStrategy(maxAttempts);
    default:
      throw new ConfigurationError('retryMode (or AWS_RETRY_MODE) must be "standard" or "adaptive"');
  }
}
