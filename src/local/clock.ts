// The time that a LocalKms goes by: when keys are gone, when grants expire, how old a signature is.

/** Where a LocalKms takes the time from. */
export interface Clock {
  /** The time it is now. */
  now(): Date;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => new Date() };

// The last moment that a Date can hold.
const END_OF_TIME = 8.64e15;

/**
 * A clock that stands still until it is moved. Give it to {@link LocalKms.start}, and days pass when the test says so.
 *
 * A client signs by its own clock, so that signatures are too old as soon as this one is more than 15 minutes ahead.
 * The clients of AWS and the one of this package then take the time from the `Date` header and try again, when they
 * may make more than one attempt.
 *
 * @example
 * ```ts
 * const clock = new VirtualClock();
 * await using kms = await LocalKms.start({ clock });
 * await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
 * clock.advance(7 * 24 * 60 * 60 * 1000); // the key is gone
 * ```
 */
export class VirtualClock implements Clock {
  #now: number;

  /**
   * @param start - The time that it shows first. Default: the time of this machine.
   * @throws `RangeError` when `start` is not a valid date.
   */
  constructor(start: Date = new Date()) {
    this.#now = checked(start.getTime(), "start must be a valid Date");
  }

  /** The time that it shows; a new `Date` each time. */
  now(): Date {
    return new Date(this.#now);
  }

  /**
   * Moves it forward.
   *
   * @param milliseconds - By how much, 0 or more. A day is `24 * 60 * 60 * 1000`.
   * @throws `RangeError` when it would go back, or beyond what a `Date` can hold.
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
