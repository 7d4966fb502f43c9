import type { Check, Guard } from "../Check.js";

/** What `maxSockets` has to be. With other values, calls would wait for a connection that never comes. */
export const SOCKET_LIMIT: Check<Guard<number>> = [
  "a whole number of 1 or more, or Infinity",
  (value): value is number => Number(value) >= 1 && (Number.isSafeInteger(value) || value === Infinity),
];
