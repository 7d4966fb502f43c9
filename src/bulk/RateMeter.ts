/** How long a period of measurement is, in milliseconds. */
const PERIOD = 1_000;

/** What happened to the requests of late. */
export interface Measurement {
  /** How many were sent. */
  readonly sent: number;
  /** The part of them that was refused. */
  readonly share: number;
  /**
   * How many per second were accepted. At least half of those that were sent count, because other programs may have caused
   * the throttling.
   */
  readonly accepted: number;
}

/** Counts the requests of the last one to two seconds, and those that KMS refused because there were too many. */
export class RateMeter {
  #since: number;
  #sent = 0;
  #refused = 0;
  #previous = { sent: 0, refused: 0, duration: 0 };

  constructor(now: number) {
    this.#since = now;
  }

  /** Counts a request. */
  sent(now: number): void {
    const duration = now - this.#since;
    if (duration >= PERIOD) {
      const isRecent = duration < 2 * PERIOD;
      this.#previous = isRecent ? { sent: this.#sent, refused: this.#refused, duration } : NOTHING;
      this.#begin(now);
    }
    this.#sent++;
  }

  /** Counts a request that was refused. */
  refused(): void {
    this.#refused++;
  }

  /** Forgets what was measured, because the rate is another one from now on. */
  restart(now: number): void {
    this.#previous = NOTHING;
    this.#begin(now);
  }

  /** What was measured. */
  measure(now: number): Measurement {
    const { sent, refused, duration } = this.#previous;
    const all = sent + this.#sent;
    const elapsed = Math.max(1, now - this.#since + duration);
    const accepted = Math.max(all - refused - this.#refused, all / 2);
    return {
      sent: all,
      share: all === 0 ? 1 : Math.min(1, (refused + this.#refused) / all),
      accepted: (accepted * 1_000) / elapsed,
    };
  }

  #begin(now: number): void {
    this.#since = now;
    this.#sent = 0;
    this.#refused = 0;
  }
}

const NOTHING = { sent: 0, refused: 0, duration: 0 };
