import type { Shape } from "./shapes.js";

/** What a value of each type is in a program, for messages. */
export const TYPE_NAMES: Readonly<Record<Shape["type"], string>> = {
  blob: "bytes (a Uint8Array)",
  string: "a string",
  enum: "a string",
  boolean: "true or false",
  integer: "a whole number",
  timestamp: "a valid Date",
  list: "an array",
  map: "a plain object whose values are strings",
  structure: "an object",
};

/** Where it differs in JSON. */
export const WIRE_TYPE_NAMES: Partial<typeof TYPE_NAMES> = {
  blob: "base64 text",
  timestamp: "a number of seconds",
  list: "a list",
  map: "a map from string to string",
};
