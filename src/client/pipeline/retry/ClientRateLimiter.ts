/** The part of the rate that remains after throttling. */
const BETA = 0.7;
/** How fast the rate grows again. */
const SCALE_CONSTANT = 0.4;
/** The weight of the latest measurement. */
const SMOOTH = 0.8;
/** The lowest rate, in requests per second. */
const MINIMUM_RATE = 0.5;

/**
 * The client-side rate limiter of the `adaptive` retry mode of the AWS SDKs: a token bucket whose fill rate throttling
 * lowers, and which grows again by CUBIC. It returns how long to wait instead of waiting, so that an abort can end the
 * wait.
 */
export class ClientRateLimiter {
  #limited = false;
  #rate = MINIMUM_RATE;
  #tokens = 0;
  #filledAt: number | undefined;
  #measured = 0;
  #requests = 0;
  #measuredAt = Math.floor(seconds());
  #highest = 0;
  #throttledAt = seconds();

  /** Takes a token and returns 0. Without one, returns the milliseconds until there may be one. */
  takeToken(): number {
    if (!this.#limited) {
      return 0;
    }
    this.#fill();
    if (this.#tokens < 1) {
      return Math.ceil(((1 - this.#tokens) / this.#rate) * 1_000);
    }
    this.#tokens -= 1;
    return 0;
  }

  /** Adjusts the rate to the outcome of a request. */
  update(throttled: boolean): void {
    this.#measure();
    const rate = throttled ? this.#lower() : this.#raise();
    this.#fill();
    this.#rate = Math.max(Math.min(rate, 2 * this.#measured), MINIMUM_RATE);
  }

  #lower(): number {
    this.#highest = this.#limited ? Math.min(this.#measured, this.#rate) : this.#measured;
    this.#throttledAt = seconds();
    this.#limited = true;
    return this.#highest * BETA;
  }

  #raise(): number {
    const timeToRecover = Math.cbrt((this.#highest * (1 - BETA)) / SCALE_CONSTANT);
    return SCALE_CONSTANT * (seconds() - this.#throttledAt - timeToRecover) ** 3 + this.#highest;
  }

  #fill(): void {
    const now = seconds();
    // A clock that is set back does not remove tokens.
    const elapsed = Math.max(0, now - (this.#filledAt ?? now));
    this.#tokens = Math.min(Math.max(this.#rate, 1), this.#tokens + elapsed * this.#rate);
    this.#filledAt = now;
  }

  #measure(): void {
    this.#requests++;
    const halfSecond = Math.floor(seconds() * 2) / 2;
    if (halfSecond > this.#measuredAt) {
      const rate = this.#requests / (halfSecond - this.#measuredAt);
      this.#measured = rate * SMOOTH + this.#measured * (1 - SMOOTH);
      this.#requests = 0;
      this.#measuredAt = halfSecond;
    }
  }
}

const seconds = (): number => Date.now() / 1_000;
