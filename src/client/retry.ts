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
  const {
    maxAttempts: attempts = async () => Number(environment().AWS_MAX_ATTEMPTS || 3),
    retryMode: mode = async () => environment().AWS_RETRY_MODE || "standard",
    retryStrategy: strategy,
  } = options;
  const maxAttempts = unlessDynamic([options.maxAttempts], async () =>
    checkMaxAttempts(await providerOf(attempts)()),
  );
  const retryMode = providerOf(mode);
  // One for all calls of the client: its budget of retries, and its pace, are shared.
  const retryStrategy = memoize(async () =>
    strategy === undefined
      ? makeRetryStrategy(await retryMode(), maxAttempts)
      : checkRetryStrategy(await providerOf(strategy)()),
  );
  return { maxAttempts, retryMode, retryStrategy };
}

function checkMaxAttempts(maxAttempts: unknown): number {
  if (typeof maxAttempts === "number" && Number.isSafeInteger(maxAttempts) && maxAttempts > 0) {
    return maxAttempts;
  }
  const given = typeof maxAttempts === "string" ? JSON.stringify(maxAttempts) : String(maxAttempts);
  throw new ConfigurationError(
    `maxAttempts (or AWS_MAX_ATTEMPTS) must be a whole number of 1 or more, not ${given}`,
  );
}

/** The strategies of the first version, with a method `retry`, would have to run the middleware themselves. */
function checkRetryStrategy(strategy: RetryStrategyV2): RetryStrategyV2 {
  for (const method of ["acquireInitialRetryToken", "refreshRetryTokenForRetry", "recordSuccess"] as const) {
    if (typeof strategy?.[method] !== "function") {
      throw new ConfigurationError(
        `The retryStrategy has no ${method}: give one of the second version, such as ConfiguredRetryStrategy`,
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
