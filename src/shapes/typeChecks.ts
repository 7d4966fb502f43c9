import { BOOLEAN, type Check } from "../runtime/Check.js";
import {
  isArray,
  isBytes,
  isDate,
  isPlainObject,
  isSafeInteger,
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
  integer: ["a whole number", isSafeInteger],
  timestamp: ["a valid Date", isDate],
  list: ["an array", isArray],
  map: ["a plain object whose values are strings", isPlainObject],
  structure: ["an object", isStructure],
} as const satisfies Readonly<Record<Shape["type"], Check>>;
