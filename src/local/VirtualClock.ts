import type { Clock } from "./Clock.js";

// The last moment that a Date can hold.
const END_OF_TIME = 8.64e15;

/**
 * A clock that a test moves by hand. Pass it to {@link LocalKms.start}; then days pass only when the test says so.
 *
 * Clients sign with their own clock. When this clock is more than 5 minutes ahead, LocalKms rejects their signatures
 * as expired. The client of this package and the clients of AWS then correct their clock by the `Date` header and
 * retry, if they may make more than one attempt.
 *
 * @example
 * ```ts
 * const clock = new VirtualClock();
 * await using kms = await LocalKms.start({ clock });
 * await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
 * clock.advance(7 * 24 * 60 * 60 * 1000); // the key is now deleted
 * ```
 */
export class VirtualClock implements Clock {
  #now: number;

  /**
   * @param start - The initial time. Default: the time of this machine.
   * @throws `RangeError` when `start` is not a valid date.
   */
  constructor(start: Date = new Date()) {
    this.#now = checked(start.getTime(), "start must be a valid Date");
  }

  /** The current time of this clock; a new `Date` each time. */
  now(): Date {
    return new Date(this.#now);
  }

  /**
   * Moves the clock forward.
   *
   * @param milliseconds - How far, 0 or more. A day is `24 * 60 * 60 * 1000`.
   * @throws `RangeError` when `milliseconds` is negative or moves the clock beyond the range of `Date`.
   */
  advance(milliseconds: number): void {
    const by = milliseconds >= 0 ? milliseconds : Number.NaN;
    this.#now = checked(this.#now + by, "advance takes a number of milliseconds, 0 or more");
  }
}

function checked(time: number, expected: string): number {
  if (!(Math.abs(time) <= END_OF_TIME)) {
    throw new RangeError(`VirtualClock: ${expected}`);
  }
  return time;
}
