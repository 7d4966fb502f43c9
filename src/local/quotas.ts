/** How many requests a LocalKms takes before it throttles. */
import { ThrottlingException } from "../exceptions/common.js";
import { isObject } from "../protocol/aws-json.js";
import type { Clock } from "./clock.js";
import { refusal } from "./exceptions.js";

/** How many requests a LocalKms takes before it throttles. */
export interface LocalKmsQuotas {
  /**
   * How many requests per second each account may make, of all operations together: a number above 0. An account that
   * was idle for a second may make as many at once, and at least one. Default: any number.
   */
  requestsPerSecond?: number | undefined;
}

/** What is wrong with the `quotas` of the options. */
export function quotasProblem(value: unknown): string | undefined {
  if (!isObject(value)) {
    return "must be an object such as { requestsPerSecond: 100 }";
  }
  const unknown = Object.keys(value).find((name) => name !== "requestsPerSecond");
  if (unknown !== undefined) {
    return `.${unknown} is not known; the only quota is requestsPerSecond`;
  }
  const rate = value.requestsPerSecond;
  return rate === undefined || (typeof rate === "number" && rate > 0)
    ? undefined
    : ".requestsPerSecond must be a number above 0";
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** The answer to a call above a quota, in the words of KMS. */
export const throttled = () =>
  refusal(
    ThrottlingException,
    "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
  );

/** Counts the requests of each account: a token bucket that holds what one second allows. */
export class Throttle {
  readonly #rate: number;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor({ requestsPerSecond = Number.POSITIVE_INFINITY }: LocalKmsQuotas, clock: Clock) {
    this.#rate = requestsPerSecond;
    this.#clock = clock;
  }

  /**
   * Takes a request of an account into account.
   *
   * @throws (by KMS) {@link ThrottlingException} when it is one too many.
   */
  admit(accountId: string): void {
    if (this.#rate === Number.POSITIVE_INFINITY) {
      return;
    }
    const bucket = this.#filled(accountId);
    if (bucket.tokens < 1) {
      throw throttled();
    }
    bucket.tokens -= 1;
  }

  /** Forgets what came so far. */
  reset(): void {
    this.#buckets.clear();
  }

  #filled(accountId: string): Bucket {
    const now = this.#clock.now().getTime();
    const size = Math.max(this.#rate, 1);
    const { tokens, filledAt } = this.#buckets.get(accountId) ?? { tokens: size, filledAt: now };
    // A clock that went back fills nothing.
    const gained = Math.max(now - filledAt, 0) * (this.#rate / 1000);
    const bucket = { tokens: Math.min(tokens + gained, size), filledAt: now };
    this.#buckets.set(accountId, bucket);
    return bucket;
  }
}
