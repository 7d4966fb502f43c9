import type { Check, Guard } from "../Check.js";

/** What `maxSockets` has to be. With other values, calls would wait for a connection that never comes. */
export const SOCKET_LIMIT: Check<Guard<number>> = [
  "a number of 1 or more",
  (value): value is number => typeof value === "number" && value >= 1,
];
