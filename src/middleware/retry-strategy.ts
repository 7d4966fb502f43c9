import type {
  Provider,
  RetryErrorInfo,
  StandardRetryBackoffStrategy,
  StandardRetryToken,
} from "@smithy/types";
import { StandardRetryStrategy } from "../smithy.js";
import { SendingRate } from "./sending-rate.js";

/** What the first wait is drawn from, in milliseconds; it doubles with each attempt. */
const BASE = { usual: 50, throttling: 1_000 };
/** No wait between two attempts is longer, not even when `retry-after` asks for it; in milliseconds. */
const LONGEST = 20_000;

const AT_ONCE: StandardRetryBackoffStrategy = { setDelayBase: () => {}, computeNextBackoffDelay: () => 0 };

/**
 * The `standard` mode of the AWS SDKs, with its budget of retries, but for its waits: it leaves them to the middleware,
 * which ends them when the call is aborted. A wait is random, from 0 to 50 ms, or to 1 s after throttling, twice that
 * with each attempt; as long as `retry-after` says if that is longer; and never longer than 20 s.
 */
export class StandardStrategy extends StandardRetryStrategy {
  protected override readonly retryBackoffStrategy = AT_ONCE;

  /** Makes the strategy of a client; `maxAttempts` is asked at each failure. */
  constructor(maxAttempts: Provider<number>) {
    super(maxAttempts);
  }

  /** Grants another attempt after the delay of the token, or rejects. */
  override async refreshRetryTokenForRetry(
    token: StandardRetryToken,
    info: RetryErrorInfo,
  ): Promise<StandardRetryToken> {
    const { retryAfterHint: _, ...withoutHint } = info;
    const next = await super.refreshRetryTokenForRetry(token, withoutHint);
    const delay = delayAfter(token.getRetryCount(), info);
    return Object.assign(next, { getRetryDelay: () => delay });
  }
}

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
    this.#sendingRate.update(info.errorType === "THROTTLING");
    return super.refreshRetryTokenForRetry(token, info);
  }

  /** Learns from the success. */
  override recordSuccess(token: StandardRetryToken): void {
    this.#sendingRate.update(false);
    super.recordSuccess(token);
  }
}

function delayAfter(retries: number, { errorType, retryAfterHint }: RetryErrorInfo): number {
  const base = errorType === "THROTTLING" ? BASE.throttling : BASE.usual;
  const backoff = Math.floor(Math.random() * Math.min(base * 2 ** retries, LONGEST));
  const hint = retryAfterHint === undefined ? 0 : retryAfterHint.getTime() - Date.now();
  return Math.max(backoff, Math.min(hint, LONGEST));
}
