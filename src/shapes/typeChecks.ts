import { BOOLEAN, type Check } from "../runtime/Check.js";
import {
  isArray,
  isBytes,
  isDate,
  isInteger,
  isPlainObject,
  isString,
  isStructure,
} from "../runtime/typeGuards.js";
import type { Shape } from "./shapes.js";

/** What a value of each type has to be in a program, without its bounds. */
export const TYPE_CHECKS = {
  blob: ["bytes (a Uint8Array)", isBytes],
  string: ["a string", isString],
  enum: ["a string", isString],
  boolean: BOOLEAN,
  integer: ["a whole number", isInteger],
  timestamp: ["a valid Date", isDate],
  list: ["an array", isArray],
  map: ["a plain object whose values are strings", isPlainObject],
  structure: ["an object", isStructure],
} as const satisfies Readonly<Record<Shape["type"], Check>>;

/** The types whose values differ in JSON. */
export const WIRE_TYPE_NAMES: Readonly<Partial<Record<Shape["type"], string>>> = {
  blob: "base64 text",
  timestamp: "a number of seconds",
  list: "a list",
  map: "a map from string to string",
};
