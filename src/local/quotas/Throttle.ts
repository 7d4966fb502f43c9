import type { JsonObject } from "../../shapes/awsJson.js";
import type { Clock } from "../Clock.js";
import { throttlingException } from "../exceptions.js";
import type { LocalKmsQuotas } from "./LocalKmsQuotas.js";
import { type Quota, quotasOf } from "./quotasOf.js";

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Enforces the quotas with one token bucket per account and quota, which holds the tokens of one second. */
export class Throttle {
  readonly #quotas: LocalKmsQuotas;
  readonly #clock: Clock;
  readonly #isUnlimited: boolean;
  readonly #buckets = new Map<string, Bucket>();

  constructor(quotas: LocalKmsQuotas, clock: Clock) {
    this.#quotas = quotas;
    this.#clock = clock;
    this.#isUnlimited = Object.keys(quotas).length === 0;
  }

  /**
   * Counts a request of an account.
   *
   * @throws `ThrottlingException` when the request exceeds a quota; it then counts towards none.
   */
  admit(accountId: string, operation: string, input: JsonObject): void {
    if (this.#isUnlimited) {
      return;
    }
    const quotas = quotasOf(this.#quotas, operation, input);
    const buckets = quotas.map((quota) => this.#filled(accountId, quota));
    if (buckets.some(({ tokens }) => tokens < 1)) {
      throw throttlingException();
    }
    for (const bucket of buckets) {
      bucket.tokens -= 1;
    }
  }

  /** Forgets all requests. */
  reset(): void {
    this.#buckets.clear();
  }

  #filled(accountId: string, { name, rate }: Quota): Bucket {
    const now = this.#clock.now().getTime();
    const size = Math.max(rate, 1);
    const id = `${accountId} ${name}`;
    const { tokens, filledAt } = this.#buckets.get(id) ?? { tokens: size, filledAt: now };
    // A clock that was set back adds no tokens.
    const gained = Math.max(now - filledAt, 0) * (rate / 1000);
    const bucket = { tokens: Math.min(tokens + gained, size), filledAt: now };
    this.#buckets.set(id, bucket);
    return bucket;
  }
}
