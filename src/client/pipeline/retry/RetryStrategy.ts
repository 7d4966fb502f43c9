import type { Provider, RetryErrorInfo, RetryStrategyV2, StandardRetryToken } from "@smithy/types";
import type { ClientRateLimiter } from "./createRateLimiter.js";

/** The upper bound of the first delay, in milliseconds; it doubles with each attempt. */
const BASE_DELAY = 50;
/** The same after throttling. */
const THROTTLED_BASE_DELAY = 1_000;
/** The longest delay between two attempts, even if `retry-after` asks for more; in milliseconds. */
const MAXIMUM_DELAY = 20_000;

/** The capacity of the retry quota that the calls of a client share. */
const CAPACITY = 500;
/** What a retry takes from the quota, and returns when it succeeds. */
const RETRY_COST = 14;
/** The same after throttling. */
const THROTTLED_RETRY_COST = 5;
/** What a call that succeeds at the first attempt returns. */
const NO_RETRY_INCREMENT = 1;

/** A token that knows how much longer its call has waited because of `retry-after` than it would have. */
interface Token extends StandardRetryToken {
  readonly askedDelay?: number;
}

const token = (retries: number, delay: number, cost?: number, askedDelay = 0): Token => ({
  getRetryCount: () => retries,
  getRetryDelay: () => delay,
  getRetryCost: () => cost,
  askedDelay,
});

/** One token for all first attempts: it has no state. */
const FIRST = Promise.resolve(token(0, 0));

/**
 * The `standard` retry mode of the AWS SDKs, with its retry quota. It does not wait itself: the middleware does, so that
 * an abort ends the wait. A delay is random, from 0 to 50 ms, or to 1 s after throttling; the bound doubles with each
 * attempt. `retry-after` can extend it, by 20 s in total for a call. No delay exceeds 20 s.
 *
 * With a rate limiter it is the `adaptive` mode, which also limits the rate of all calls of a client after throttling.
 */
export class RetryStrategy implements RetryStrategyV2 {
  /** The name of the mode in the options. */
  readonly mode: string;
  /** Delays requests in the `adaptive` mode. */
  readonly rateLimiter: ClientRateLimiter | undefined;
  readonly #maxAttempts: Provider<number>;
  #capacity = CAPACITY;

  /** Makes the strategy of a client. `maxAttempts` is called at each failure. */
  constructor(maxAttempts: Provider<number>, rateLimiter?: ClientRateLimiter) {
    this.#maxAttempts = maxAttempts;
    this.rateLimiter = rateLimiter;
    this.mode = rateLimiter ? "adaptive" : "standard";
  }

  /** Grants the first attempt. */
  acquireInitialRetryToken(): Promise<StandardRetryToken> {
    return FIRST;
  }

  /** Grants another attempt after the delay of the token, or rejects. */
  async refreshRetryTokenForRetry(last: Token, info: RetryErrorInfo): Promise<StandardRetryToken> {
    this.rateLimiter?.update(isThrottling(info));
    const retries = last.getRetryCount();
    const cost = isThrottling(info) ? THROTTLED_RETRY_COST : RETRY_COST;
    if (retries + 1 >= (await this.#maxAttempts()) || this.#capacity < cost) {
      throw new Error(REFUSAL);
    }
    this.#capacity -= cost;
    const backoff = backoffAfter(retries, info);
    const { askedDelay = 0 } = last;
    const asked = info.retryAfterHint ? info.retryAfterHint.getTime() - Date.now() - backoff : 0;
    const added = Math.max(0, Math.min(asked, MAXIMUM_DELAY - backoff, MAXIMUM_DELAY - askedDelay));
    return token(retries + 1, backoff + added, cost, askedDelay + added);
  }

  /** Returns to the quota what the call took. */
  recordSuccess(last: StandardRetryToken): void {
    this.rateLimiter?.update(false);
    this.#capacity = Math.min(CAPACITY, this.#capacity + (last.getRetryCost() ?? NO_RETRY_INCREMENT));
  }
}

/** The message with which this strategy and those of smithy refuse another attempt. */
export const REFUSAL = "No retry token available";

function backoffAfter(retries: number, info: RetryErrorInfo): number {
  const base = isThrottling(info) ? THROTTLED_BASE_DELAY : BASE_DELAY;
  return Math.floor(Math.random() * Math.min(base * 2 ** retries, MAXIMUM_DELAY));
}

const isThrottling = ({ errorType }: RetryErrorInfo): boolean => errorType === "THROTTLING";
