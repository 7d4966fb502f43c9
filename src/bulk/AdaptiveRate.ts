import { type Measurement, RateMeter } from "./RateMeter.js";

/** For how long the rate stays at half after throttling, and at most how often it is halved; in milliseconds. */
const HOLD = 1_000;
/** When the rate is back at {@link PLATEAU}, in milliseconds after throttling. */
const RECOVERED = 2_000;
/** The part of the rate that was throttled to which the job returns soon. What is left is for the others. */
const PLATEAU = 0.9;
/** How far the rate first grows beyond that in {@link DOUBLING}, as a part of the rate that was throttled. */
const PROBE = 0.04;
/**
 * Below this rate, in requests per second, growth goes with the square root of the rate, so that of two jobs that share a quota
 * the slower one catches up. Above it, that would take minutes.
 */
const CATCHES_UP = 40;
/** After how many milliseconds the growth has doubled, so that a quota that has become free is soon used. */
const DOUBLING = 10_000;
/** The lowest rate, in requests per second, so that the job notices when the throttling ends. */
const MINIMUM = 1;

/** So small a part of the requests may be throttled: a rate just above the quota, or the bursts of others. */
const TOLERATED = 0.03;
/** Throttling that halving did not reduce counts as not caused by this job, if it is at most this part of its requests. */
const MAXIMUM_BACKGROUND = 0.25;
/** For how long, in milliseconds. Then the job finds out again. */
const BACKGROUND_TIME = 30_000;

/** A halving of the rate. */
interface Halving {
  readonly at: number;
  /** The rate that was throttled. */
  readonly rate: number;
  /** The part of the requests that was throttled. */
  readonly share: number;
}

/**
 * The number of requests per second that a job allows itself. Throttling halves it. It returns within two seconds to
 * somewhat less than what was throttled, and then grows slowly, later faster. If halving does not help, others are the
 * cause, and the job does not become slower and slower.
 *
 * A rate that only grew by a fixed amount after each halving would use three quarters of a quota on average.
 */
export class AdaptiveRate {
  readonly #meter: RateMeter;
  #maximum: number;
  #halving: Halving | undefined;
  #background: { readonly share: number; readonly until: number } | undefined;

  constructor(maximum: number, now: number) {
    this.#maximum = maximum;
    this.#meter = new RateMeter(now);
  }

  /** Lowers the maximum. */
  limit(maximum: number): void {
    this.#maximum = Math.min(this.#maximum, maximum);
  }

  /** The rate at a time in milliseconds. */
  at(now: number): number {
    if (this.#halving === undefined) {
      return this.#maximum;
    }
    const { at, rate } = this.#halving;
    return Math.min(this.#maximum, Math.max(MINIMUM, recovered(rate, now - at)));
  }

  /** Counts a request. */
  sent(now: number): void {
    this.#meter.sent(now);
  }

  /** Counts a response that said to send fewer requests. Returns whether that halved the rate. */
  throttle(now: number): boolean {
    this.#meter.refused();
    // The responses of requests that were sent before the halving say nothing new.
    if (this.#halving !== undefined && now - this.#halving.at < HOLD) {
      return false;
    }
    const measured = this.#meter.measure(now);
    if (isTolerated(measured) || this.#isBackground(now, measured)) {
      return false;
    }
    this.#halving = { at: now, rate: Math.min(this.at(now), measured.accepted), share: measured.share };
    this.#background = undefined;
    this.#meter.restart(now);
    return true;
  }

  #isBackground(now: number, { sent, share }: Measurement): boolean {
    if (this.#background !== undefined && now < this.#background.until) {
      return share <= this.#background.share;
    }
    const { at, share: before } = this.#halving ?? { at: Number.NEGATIVE_INFINITY, share: 1 };
    const isUnchanged = now - at < 3 * HOLD && sent >= 10 && share >= before / 2;
    if (!isUnchanged || share > MAXIMUM_BACKGROUND) {
      return false;
    }
    this.#background = { share: 1.5 * share + 0.02, until: now + BACKGROUND_TIME };
    return true;
  }
}

/** One request alone proves nothing: a job with few requests would be halved by chance, and left behind by a faster one. */
const isTolerated = ({ sent, share }: Measurement): boolean => share * sent - 1 <= TOLERATED * sent;

/** The rate that is allowed some milliseconds after a rate was throttled. */
function recovered(rate: number, elapsed: number): number {
  if (elapsed < RECOVERED) {
    const part = Math.max(0, elapsed - HOLD) / (RECOVERED - HOLD);
    return rate * (0.5 + (PLATEAU - 0.5) * part);
  }
  const step = PROBE * Math.max(rate, Math.sqrt(rate * CATCHES_UP));
  return rate * PLATEAU + step * (2 ** ((elapsed - RECOVERED) / DOUBLING) - 1);
}
