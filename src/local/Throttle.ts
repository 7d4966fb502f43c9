import { ThrottlingException } from "../exceptions/common.js";
import type { JsonObject } from "../protocol/aws-json.js";
import type { Clock } from "./clock.js";
import { refusal } from "./exceptions.js";
import { type LocalKmsQuotas, type Quota, quotasOf } from "./quotas.js";

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

/** Counts the requests of each account: for each quota a token bucket that holds what one second allows. */
export class Throttle {
  readonly #quotas: LocalKmsQuotas;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(quotas: LocalKmsQuotas, clock: Clock) {
    this.#quotas = quotas;
    this.#clock = clock;
  }

  /**
   * Takes a request of an account into account.
   *
   * @throws (by KMS) {@link ThrottlingException} when it is one too many; then it does not count.
   */
  admit(accountId: string, operation: string, input: JsonObject): void {
    const quotas = quotasOf(this.#quotas, operation, input);
    const buckets = quotas.map((quota) => this.#filled(accountId, quota));
    if (buckets.some(({ tokens }) => tokens < 1)) {
      throw throttled();
    }
    for (const bucket of buckets) {
      bucket.tokens -= 1;
    }
  }

  /** Forgets what came so far. */
  reset(): void {
    this.#buckets.clear();
  }

  #filled(accountId: string, { name, rate }: Quota): Bucket {
    const now = this.#clock.now().getTime();
    const size = Math.max(rate, 1);
    const id = `${accountId} ${name}`;
    const { tokens, filledAt } = this.#buckets.get(id) ?? { tokens: size, filledAt: now };
    // A clock that went back fills nothing.
    const gained = Math.max(now - filledAt, 0) * (rate / 1000);
    const bucket = { tokens: Math.min(tokens + gained, size), filledAt: now };
    this.#buckets.set(id, bucket);
    return bucket;
  }
}
