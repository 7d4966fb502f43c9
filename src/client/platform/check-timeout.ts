import { ConfigurationError } from "../../exceptions/ConfigurationError.js";

/** More than timers take: they would pass at once. */
const LONGEST = 2 ** 31 - 1;

/** A time-out in milliseconds, 0 for none. `Infinity` is none, too. */
export function checkTimeout(name: string, milliseconds: number): number {
  if (milliseconds === Number.POSITIVE_INFINITY) {
    return 0;
  }
  if (typeof milliseconds !== "number" || !(milliseconds >= 0 && milliseconds <= LONGEST)) {
    throw new ConfigurationError(
      `${name} must be 0 (for ever) to ${LONGEST} milliseconds, not ${String(milliseconds)}`,
    );
  }
  return milliseconds;
}
