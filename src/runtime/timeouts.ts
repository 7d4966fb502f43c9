import { type Check, checked, type Guard } from "./Check.js";
import { isMarkedIdempotent } from "./delivery.js";

/** The longest delay that timers accept; they fire at once for longer ones. */
const MAXIMUM = 2 ** 31 - 1;

/** What a timeout has to be. `Infinity` means no limit, too. */
export const TIMEOUT: Check<Guard<number>> = [
  `0 (no limit) to ${MAXIMUM} milliseconds`,
  (value): value is number =>
    typeof value === "number" && value >= 0 && (value <= MAXIMUM || value === Infinity),
];

/** A timeout in milliseconds, 0 for none. Those in options have been checked before; the `requestTimeout` of a call has not. */
export const resolveTimeout = (milliseconds: number): number =>
  checked("requestTimeout", milliseconds, TIMEOUT) === Infinity ? 0 : milliseconds;

/** The default for an attempt of a call that can be sent again. */
const REQUEST_TIMEOUT = 10_000;

/** The default for a call that cannot be sent again: longer than a slow response takes, because giving up helps nobody. */
const LONG_REQUEST_TIMEOUT = 60_000;

/** The timeout of a request in milliseconds, 0 for none. Without a given one, it is the default. */
export const resolveRequestTimeout = (request: object, given: number | undefined): number =>
  resolveTimeout(given ?? (isMarkedIdempotent(request) ? REQUEST_TIMEOUT : LONG_REQUEST_TIMEOUT));
