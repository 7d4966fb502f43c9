import type { Provider, RetryErrorInfo, RetryStrategyV2, StandardRetryToken } from "@smithy/types";
import { SendingRate } from "./sending-rate.js";

/** What the first wait is drawn from, in milliseconds, usually and after throttling; it doubles with each attempt. */
const BASE = 50;
const THROTTLED_BASE = 1_000;
/** No wait between two attempts is longer, not even when `retry-after` asks for it; in milliseconds. */
const LONGEST = 20_000;

/** The budget of retries that the calls of a client share. */
const BUDGET = 500;
/** What a retry takes from the budget, usually and after throttling, and gives back when it succeeds. */
const COST = 14;
const THROTTLED_COST = 5;
/** What a call that succeeds at once gives back. */
const REWARD = 1;

const token = (retries: number, delay: number, cost?: number): StandardRetryToken => ({
  getRetryCount: () => retries,
  getRetryDelay: () => delay,
  getRetryCost: () => cost,
});

/** The same for every call: it holds nothing of one. */
const FIRST = Promise.resolve(token(0, 0));

/**
 * The `standard` mode of the AWS SDKs, with its budget of retries, but for its waits: it leaves them to the middleware,
 * which ends them when the call is aborted. A wait is random, from 0 to 50 ms, or to 1 s after throttling, twice that
 * with each attempt; as long as `retry-after` says if that is longer; and never longer than 20 s.
 */
export class StandardStrategy implements RetryStrategyV2 {
  /** Its name in the options. */
  readonly mode: string = "standard";
  readonly #maxAttempts: Provider<number>;
  #budget = BUDGET;

  /** Makes the strategy of a client; `maxAttempts` is asked at each failure. */
  constructor(maxAttempts: Provider<number>) {
    this.#maxAttempts = maxAttempts;
  }

  /** Grants the first attempt. */
  acquireInitialRetryToken(): Promise<StandardRetryToken> {
    return FIRST;
  }

  /** Grants another attempt after the delay of the token, or rejects. */
  async refreshRetryTokenForRetry(
    last: StandardRetryToken,
    info: RetryErrorInfo,
  ): Promise<StandardRetryToken> {
    const retries = last.getRetryCount();
    const cost = isThrottling(info) ? THROTTLED_COST : COST;
    if (retries + 1 >= (await this.#maxAttempts()) || this.#budget < cost) {
      throw new Error(REFUSAL);
    }
    this.#budget -= cost;
    return token(retries + 1, delayAfter(retries, info), cost);
  }

  /** Gives back to the budget what the call took. */
  recordSuccess(last: StandardRetryToken): void {
    this.#budget = Math.min(BUDGET, this.#budget + (last.getRetryCost() ?? REWARD));
  }
}

/** What this strategy and those of smithy say when they grant no more. */
export const REFUSAL = "No retry token available";

/** The `adaptive` mode of the AWS SDKs: the standard one, and a pace that all calls of a client keep after throttling. */
export class AdaptiveStrategy extends StandardStrategy {
  override readonly mode = "adaptive";
  readonly #sendingRate = new SendingRate();

  /** 0 when a request may be sent now, else the milliseconds to wait before asking again. */
  delayBeforeSending(): number {
    return this.#sendingRate.take();
  }

  /** Learns from the failure, and decides like the standard mode. */
  override refreshRetryTokenForRetry(
    token: StandardRetryToken,
    info: RetryErrorInfo,
  ): Promise<StandardRetryToken> {
    this.#sendingRate.update(isThrottling(info));
    return super.refreshRetryTokenForRetry(token, info);
  }

  /** Learns from the success. */
  override recordSuccess(token: StandardRetryToken): void {
    this.#sendingRate.update(false);
    super.recordSuccess(token);
  }
}

function delayAfter(retries: number, info: RetryErrorInfo): number {
  const base = isThrottling(info) ? THROTTLED_BASE : BASE;
  const backoff = Math.floor(Math.random() * Math.min(base * 2 ** retries, LONGEST));
  const hint = info.retryAfterHint ? info.retryAfterHint.getTime() - Date.now() : 0;
  return Math.max(backoff, Math.min(hint, LONGEST));
}

const isThrottling = ({ errorType }: RetryErrorInfo): boolean => errorType === "THROTTLING";
