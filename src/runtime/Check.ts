import { ConfigurationError } from "../errors/ConfigurationError.js";
import { kindOf } from "./kindOf.js";
import { isBoolean, isString } from "./typeGuards.js";

/** What a value of the configuration has to be, as a phrase, and whether a value is that. */
export type Check<Is = (value: unknown) => boolean> = readonly [expected: string, is: Is];

/** Whether a value has a type. */
export type Guard<T> = (value: unknown) => value is T;

/** What a switch has to be. */
export const BOOLEAN: Check<Guard<boolean>> = ["true or false", isBoolean];

/** Returns a value that passes a check. The error for any other names the source of the value, and repeats short values. */
export function checked<T>(source: string, value: unknown, [expected, is]: Check<Guard<T>>): T {
  if (!is(value)) {
    throw new ConfigurationError(`${source} must be ${expected}, not ${describe(value)}`);
  }
  return value;
}

function describe(value: unknown): string {
  if (value === Object(value)) {
    return kindOf(value);
  }
  return isString(value) ? JSON.stringify(value.slice(0, 100)) : String(value);
}
