/** How far throttling lowers the rate: to this part of it. */
const BETA = 0.7;
/** How fast the rate grows again. */
const SCALE = 0.4;
/** How much the latest measurement counts. */
const SMOOTH = 0.8;
/** The lowest rate, in requests per second. */
const SLOWEST = 0.5;

/**
 * The pace of the `adaptive` mode of the AWS SDKs: a bucket of permissions to send that fills at a rate which throttling
 * lowers, and which grows again with CUBIC. It says how long to wait, and leaves the wait to others, who can end it.
 */
export class SendingRate {
  #limited = false;
  #rate = SLOWEST;
  #permissions = 0;
  #filledAt: number | undefined;
  #measured = 0;
  #requests = 0;
  #measuredAt = Math.floor(seconds());
  #highest = 0;
  #throttledAt = seconds();

  /** Takes the permission to send and returns 0, or takes none and returns the milliseconds until it is worth asking. */
  take(): number {
    if (!this.#limited) {
      return 0;
    }
    this.#fill();
    if (this.#permissions < 1) {
      return Math.ceil(((1 - this.#permissions) / this.#rate) * 1_000);
    }
    this.#permissions -= 1;
    return 0;
  }

  /** Learns from an answer. */
  update(throttled: boolean): void {
    this.#measure();
    const rate = throttled ? this.#lower() : this.#raise();
    this.#fill();
    this.#rate = Math.max(Math.min(rate, 2 * this.#measured), SLOWEST);
  }

  #lower(): number {
    this.#highest = this.#limited ? Math.min(this.#measured, this.#rate) : this.#measured;
    this.#throttledAt = seconds();
    this.#limited = true;
    return this.#highest * BETA;
  }

  #raise(): number {
    const timeToRecover = Math.cbrt((this.#highest * (1 - BETA)) / SCALE);
    return SCALE * (seconds() - this.#throttledAt - timeToRecover) ** 3 + this.#highest;
  }

  #fill(): void {
    const now = seconds();
    // A clock that is set back takes no permissions away.
    const elapsed = Math.max(0, now - (this.#filledAt ?? now));
    this.#permissions = Math.min(Math.max(this.#rate, 1), this.#permissions + elapsed * this.#rate);
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
