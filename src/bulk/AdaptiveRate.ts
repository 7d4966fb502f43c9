/** For how long the rate stays at half after throttling, and at most how often it is halved; in milliseconds. */
const HOLD = 1_000;
/** When the rate is back at {@link PLATEAU}, in milliseconds after throttling. */
const RECOVERED = 2_000;
/** The part of the rate that was throttled to which the job returns soon. What is left is for the others. */
const PLATEAU = 0.9;
/** How far the rate first grows beyond that in {@link DOUBLING}, as a part of the rate that was throttled. */
const PROBE = 0.04;
/** After how many milliseconds the growth has doubled, so that a quota that has become free is soon used. */
const DOUBLING = 10_000;
/** The lowest rate, in requests per second, so that the job notices when the throttling ends. */
const MINIMUM = 1;

/**
 * The number of requests per second that a job allows itself. Throttling halves it. It returns within two seconds to
 * somewhat less than what was throttled, and then grows slowly, later faster.
 *
 * A rate that only grew by a fixed amount after each halving would use three quarters of a quota on average.
 */
export class AdaptiveRate {
  #maximum: number;
  #throttled: { readonly at: number; readonly rate: number } | undefined;

  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Lowers the maximum. */
  limit(maximum: number): void {
    this.#maximum = Math.min(this.#maximum, maximum);
  }

  /** The rate at a time in milliseconds. */
  at(now: number): number {
    if (this.#throttled === undefined) {
      return this.#maximum;
    }
    const rate = this.#throttled.rate * recovered(now - this.#throttled.at);
    return Math.min(this.#maximum, Math.max(MINIMUM, rate));
  }

  /**
   * Halves the rate after throttling, at most once a second: the responses of requests that were sent before say nothing
   * new.
   *
   * @param accepted - How many requests per second KMS has accepted of late.
   * @returns whether it did.
   */
  throttle(now: number, accepted: number): boolean {
    if (this.#throttled !== undefined && now - this.#throttled.at < HOLD) {
      return false;
    }
    this.#throttled = { at: now, rate: Math.min(this.at(now), accepted) };
    return true;
  }
}

/** Which part of the throttled rate is allowed again after some milliseconds. */
function recovered(elapsed: number): number {
  if (elapsed < RECOVERED) {
    const part = Math.max(0, elapsed - HOLD) / (RECOVERED - HOLD);
    return 0.5 + (PLATEAU - 0.5) * part;
  }
  return PLATEAU + PROBE * (2 ** ((elapsed - RECOVERED) / DOUBLING) - 1);
}
