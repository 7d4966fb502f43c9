/** The part of the rate that remains after throttling. */
const BETA = 0.7;
/** How fast the rate grows again. */
const SCALE_CONSTANT = 0.4;
/** The weight of the latest measurement. */
const SMOOTH = 0.8;
/** The lowest rate, in requests per second. */
const MINIMUM_RATE = 0.5;

/** A client-side rate limiter. */
export interface ClientRateLimiter {
  /** Takes a token and returns 0. Without one, returns the milliseconds until there may be one. */
  readonly takeToken: () => number;
  /** Adjusts the rate to the outcome of a request. */
  readonly update: (throttled: boolean) => void;
}

/**
 * The client-side rate limiter of the `adaptive` retry mode of the AWS SDKs: a token bucket whose fill rate throttling
 * lowers, and which grows again by CUBIC. It returns how long to wait instead of waiting, so that an abort can end the
 * wait.
 */
export function createRateLimiter(): ClientRateLimiter {
  let limited = false;
  let rate = MINIMUM_RATE;
  let tokens = 0;
  let filledAt: number | undefined;
  let measured = 0;
  let requests = 0;
  let measuredAt = Math.floor(seconds());
  let highest = 0;
  let throttledAt = seconds();

  const takeToken = (): number => {
    if (!limited) {
      return 0;
    }
    fill();
    if (tokens < 1) {
      return Math.ceil(((1 - tokens) / rate) * 1_000);
    }
    tokens -= 1;
    return 0;
  };

  const update = (throttled: boolean): void => {
    measure();
    const adjusted = throttled ? lowered() : raised();
    fill();
    rate = Math.max(Math.min(adjusted, 2 * measured), MINIMUM_RATE);
  };

  const lowered = (): number => {
    highest = limited ? Math.min(measured, rate) : measured;
    throttledAt = seconds();
    limited = true;
    return highest * BETA;
  };

  const raised = (): number => {
    const timeToRecover = Math.cbrt((highest * (1 - BETA)) / SCALE_CONSTANT);
    return SCALE_CONSTANT * (seconds() - throttledAt - timeToRecover) ** 3 + highest;
  };

  const fill = (): void => {
    const now = seconds();
    // A clock that is set back does not remove tokens.
    const elapsed = Math.max(0, now - (filledAt ?? now));
    tokens = Math.min(Math.max(rate, 1), tokens + elapsed * rate);
    filledAt = now;
  };

  const measure = (): void => {
    requests++;
    const halfSecond = Math.floor(seconds() * 2) / 2;
    if (halfSecond > measuredAt) {
      const current = requests / (halfSecond - measuredAt);
      measured = current * SMOOTH + measured * (1 - SMOOTH);
      requests = 0;
      measuredAt = halfSecond;
    }
  };

  return { takeToken, update };
}

const seconds = (): number => Date.now() / 1_000;
