import type { Provider, RetryStrategyV2 } from "@smithy/types";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { AdaptiveStrategy, StandardStrategy } from "../middleware/retry-strategy.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./KMSClientConfig.js";
import { memoize } from "./memoize.js";
import type { Environment } from "./platform/Platform.js";
import { providerOf, unlessDynamic } from "./providers.js";

/** How a client repeats calls: from the options, else from `AWS_MAX_ATTEMPTS` and `AWS_RETRY_MODE`. */
export function resolveRetry(
  options: KMSClientConfig,
  environment: Environment,
): Pick<KMSClientResolvedConfig, "maxAttempts" | "retryMode" | "retryStrategy"> {
  const maxAttempts = resolveMaxAttempts(options.maxAttempts, () => environment().AWS_MAX_ATTEMPTS);
  const retryMode = providerOf(
    options.retryMode ?? (() => Promise.resolve(environment().AWS_RETRY_MODE || "standard")),
  );
  const retryStrategy = resolveRetryStrategy(options.retryStrategy, retryMode, maxAttempts);
  return { maxAttempts, retryMode, retryStrategy };
}

const resolveMaxAttempts = (
  option: number | Provider<number> | undefined,
  variable: () => string | undefined,
): Provider<number> =>
  unlessDynamic([option], async () => {
    const maxAttempts = option === undefined ? Number(variable() || 3) : await providerOf(option)();
    if (!Number.isSafeInteger(maxAttempts) || maxAttempts < 1) {
      throw new ConfigurationError(
        `maxAttempts (or AWS_MAX_ATTEMPTS) must be a whole number of 1 or more, not ${shown(maxAttempts)}`,
      );
    }
    return maxAttempts;
  });

/** One strategy for all calls of the client: its budget of retries, and its pace, are shared. */
function resolveRetryStrategy(
  option: KMSClientConfig["retryStrategy"],
  retryMode: Provider<string>,
  maxAttempts: Provider<number>,
): Provider<RetryStrategyV2> {
  return memoize(async () =>
    option === undefined
      ? makeRetryStrategy(await retryMode(), maxAttempts)
      : checkRetryStrategy(await providerOf(option)()),
  );
}

/** The strategies of the first version, with a method `retry`, would have to run the middleware themselves. */
function checkRetryStrategy(strategy: RetryStrategyV2): RetryStrategyV2 {
  for (const method of ["acquireInitialRetryToken", "refreshRetryTokenForRetry", "recordSuccess"] as const) {
    if (typeof strategy?.[method] !== "function") {
      throw new ConfigurationError(
        `The retryStrategy has no method ${method}: give one of the second version, such as ConfiguredRetryStrategy`,
      );
    }
  }
  return strategy;
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

const shown = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));
