import { type Check, checked, type Guard } from "./Check.js";

/** The longest delay that timers accept; they fire at once for longer ones. */
const MAXIMUM = 2 ** 31 - 1;

/** What a timeout has to be. `Infinity` means no limit, too. */
export const TIMEOUT: Check<Guard<number>> = [
  `0 (no limit) to ${MAXIMUM} milliseconds`,
  (value): value is number =>
    typeof value === "number" && value >= 0 && (value <= MAXIMUM || value === Number.POSITIVE_INFINITY),
];

/** A timeout in milliseconds, 0 for none. Those in options have been checked before; the `requestTimeout` of a call has not. */
export const resolveTimeout = (milliseconds: number): number =>
  checked("requestTimeout", milliseconds, TIMEOUT) === Number.POSITIVE_INFINITY ? 0 : milliseconds;
