import type { RetryStrategyV2 } from "@smithy/types";
import { type Check, checked, type Guard } from "../../runtime/Check.js";
import { memoize } from "../../runtime/memoize.js";
import { isFunction, isSafeInteger } from "../../runtime/typeGuards.js";
import { createRateLimiter } from "../pipeline/retry/createRateLimiter.js";
import { RetryStrategy } from "../pipeline/retry/RetryStrategy.js";
import type { KMSClientConfig, KMSClientResolvedConfig } from "./KMSClientConfig.js";
import { providerOf } from "./providers.js";
import type { ResolveOption } from "./resolveOption.js";

/** What the maximum number of attempts has to be. */
export const MAX_ATTEMPTS: Check<Guard<number>> = [
  "a whole number of 1 or more",
  (value): value is number => isSafeInteger(value) && value > 0,
];

/**
 * What the retry mode has to be. Profiles are shared with other SDKs, some of which have a mode `legacy`. As in SDK v3, it
 * is like `standard`.
 */
export const RETRY_MODE: Check<Guard<string>> = [
  '"standard" or "adaptive"',
  (value): value is string => value === "standard" || value === "adaptive" || value === "legacy",
];

const METHODS = ["acquireInitialRetryToken", "refreshRetryTokenForRetry", "recordSuccess"];

/** What a retry strategy has to be. In the first version, its method `retry` runs the middleware itself. */
export const RETRY_STRATEGY: Check<Guard<RetryStrategyV2>> = [
  `one of the second version, such as ConfiguredRetryStrategy, with the methods ${METHODS.join(", ")}`,
  (value): value is RetryStrategyV2 => METHODS.every((method) => isFunction(Object(value)[method])),
];

/** How a client retries calls: from the options, else from the environment, else from the profile. */
export function resolveRetry(
  { retryStrategy: strategy }: KMSClientConfig,
  resolve: ResolveOption,
): Pick<KMSClientResolvedConfig, "maxAttempts" | "retryMode" | "retryStrategy"> {
  const maxAttempts = resolve("maxAttempts", MAX_ATTEMPTS, 3);
  const retryMode = resolve("retryMode", RETRY_MODE, "standard");
  // One for all calls of the client: they share its retry quota and its rate limit.
  const retryStrategy = memoize(async (): Promise<RetryStrategyV2> => {
    if (strategy !== undefined) {
      return checked("retryStrategy", await providerOf(strategy)(), RETRY_STRATEGY);
    }
    const isAdaptive = (await retryMode()) === "adaptive";
    return new RetryStrategy(maxAttempts, isAdaptive ? createRateLimiter() : undefined);
  });
  return { maxAttempts, retryMode, retryStrategy };
}
