/** How long a period of measurement is, in milliseconds. */
const PERIOD = 1_000;

/** Measures how many requests per second were sent and accepted of late: within the last one to two seconds. */
export class RateMeter {
  #since: number;
  #current = { sent: 0, refused: 0 };
  #previous: { readonly sent: number; readonly refused: number; readonly duration: number } | undefined;

  constructor(now: number) {
    this.#since = now;
  }

  /** Counts a request. */
  sent(now: number): void {
    const duration = now - this.#since;
    if (duration >= PERIOD) {
      this.#previous = duration < 2 * PERIOD ? { ...this.#current, duration } : undefined;
      this.#current = { sent: 0, refused: 0 };
      this.#since = now;
    }
    this.#current.sent++;
  }

  /** Counts a response that said to send fewer requests. */
  refused(): void {
    this.#current.refused++;
  }

  /**
   * How many requests per second were accepted. At least half of those that were sent count, because another program may
   * have caused the throttling.
   */
  accepted(now: number): number {
    const { sent = 0, refused = 0, duration = 0 } = this.#previous ?? {};
    const elapsed = Math.max(now - this.#since + duration, 1);
    const all = sent + this.#current.sent;
    return (Math.max(all - refused - this.#current.refused, all / 2) * 1_000) / elapsed;
  }
}
