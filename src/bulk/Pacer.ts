import { AdaptiveRate } from "./AdaptiveRate.js";
import type { BulkClock } from "./BulkClock.js";
import { Queue } from "./Queue.js";

/** How many seconds' worth of requests may be sent at once after a pause. */
const BURST = 0.1;

/** A token bucket: each request takes a token, and tokens come at a rate that throttling lowers. */
export class Pacer {
  readonly #clock: BulkClock;
  readonly #rate: AdaptiveRate;
  readonly #waiting = new Queue<() => void>();
  #tokens = 1;
  #filledAt: number;
  #cancelTimer: (() => void) | undefined;

  constructor(maximum: number, clock: BulkClock) {
    this.#clock = clock;
    this.#filledAt = clock.now();
    this.#rate = new AdaptiveRate(maximum, this.#filledAt);
  }

  /** How many requests per second are allowed at the moment. */
  get requestsPerSecond(): number {
    return this.#rate.at(this.#clock.now());
  }

  /** Lowers the maximum rate. */
  limit(maximum: number): void {
    this.#rate.limit(maximum);
  }

  /** Takes a token, if there is one and nobody waits. */
  tryTake(): boolean {
    return this.#waiting.size === 0 && this.#takeAt(this.#clock.now());
  }

  /** Waits for a token, and takes it. */
  take(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#arm();
    });
  }

  /** Lowers the rate, because KMS said to send fewer requests. */
  throttle(): void {
    if (this.#rate.throttle(this.#clock.now())) {
      this.#tokens = 0;
    }
  }

  /** Forgets everybody who waits. */
  stop(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#waiting.clear();
  }

  #takeAt(now: number): boolean {
    const rate = this.#rate.at(now);
    if (rate !== Number.POSITIVE_INFINITY) {
      const gained = ((now - this.#filledAt) * rate) / 1_000;
      this.#tokens = Math.min(Math.max(1, rate * BURST), this.#tokens + gained);
      this.#filledAt = now;
      if (this.#tokens < 1) {
        return false;
      }
      this.#tokens -= 1;
    }
    this.#rate.sent(now);
    return true;
  }

  #arm(): void {
    if (this.#cancelTimer === undefined && this.#waiting.size > 0) {
      const wait = ((1 - this.#tokens) * 1_000) / this.#rate.at(this.#clock.now());
      // Not longer: the rate may have grown by then.
      this.#cancelTimer = this.#clock.setTimer(() => this.#release(), Math.min(1_000, Math.max(1, wait)));
    }
  }

  #release(): void {
    this.#cancelTimer = undefined;
    const now = this.#clock.now();
    while (this.#waiting.size > 0 && this.#takeAt(now)) {
      this.#waiting.shift()?.();
    }
    this.#arm();
  }
}
