import type { OutputValue } from "./OutputValue.js";

/** Whether a response has no member, so that nothing is printed. */
export const isEmptyObject = (value: OutputValue): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
