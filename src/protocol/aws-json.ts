/** AWS JSON 1.1: values in the program to JSON on the wire, and back. */
import { fromBase64, toBase64 } from "./base64.js";
import { isDate } from "./is-date.js";
import { type Problem, problem } from "./Problem.js";
import { entriesOf, type Shape, type StructureMembers } from "./shapes.js";

/** An object as `JSON.parse` gives it. */
export type JsonObject = Record<string, unknown>;

/** Whether a value is an object with members: no list, no `null`. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether an object has only pairs of its own, as `{}` and `JSON.parse` make them. Anything else, such as a `Headers` or
 * an instance of a class, may hold its content elsewhere, and would go on the wire without it.
 */
export function isPlainObject(value: unknown): value is JsonObject {
  if (!isObject(value)) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether a value is bytes, even when it comes from another realm, as under some test runners. */
export const isBytes = (value: unknown): value is Uint8Array =>
  value instanceof Uint8Array ||
  (ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === "[object Uint8Array]");

/** Turns the members of a valid value into JSON; members that the table does not know are left out. */
export function toWire(members: StructureMembers, value: object): JsonObject {
  const wire: JsonObject = {};
  for (const [name, shape] of entriesOf(members)) {
    const member: unknown = Reflect.get(value, name);
    if (member !== undefined) {
      wire[name] = valueToWire(shape, member);
    }
  }
  return wire;
}

function valueToWire(shape: Shape, value: unknown): unknown {
  if (shape.type === "blob" && isBytes(value)) {
    return toBase64(value);
  }
  if (shape.type === "timestamp" && value instanceof Date) {
    return value.getTime() / 1000;
  }
  if (shape.type === "list" && Array.isArray(value)) {
    return value.map((item) => valueToWire(shape.member, item));
  }
  if (shape.type === "map" && isObject(value)) {
    // Only the pairs: an inherited toJSON would speak for all of them. JSON leaves out what is undefined.
    return { toJSON: undefined, ...value };
  }
  if (shape.type === "structure" && isObject(value)) {
    return toWire(shape.members, value);
  }
  return value;
}

/**
 * Reads the members of an object off the wire. What has the wrong kind is left out and added to `problems`, as is
 * a required member that is missing. Members that the table does not know are passed over: the service adds some
 * over time.
 */
export function fromWire(
  members: StructureMembers,
  wire: unknown,
  problems: Problem[],
  path = "",
): JsonObject {
  const value: JsonObject = {};
  if (!isObject(wire)) {
    problems.push(problem(path, "type", "is not an object"));
    return value;
  }
  for (const [name, shape] of entriesOf(members)) {
    const memberPath = path === "" ? name : `${path}.${name}`;
    const member = Object.hasOwn(wire, name) ? wire[name] : undefined;
    if (member !== undefined && member !== null) {
      value[name] = valueFromWire(shape, member, problems, memberPath);
    } else if (shape.required) {
      problems.push(problem(memberPath, "required", "is missing"));
    }
  }
  return value;
}

function valueFromWire(shape: Shape, wire: unknown, problems: Problem[], path: string): unknown {
  if (shape.type === "structure") {
    return fromWire(shape.members, wire, problems, path);
  }
  if (shape.type === "list" && Array.isArray(wire)) {
    return wire.map((item, index) => valueFromWire(shape.member, item, problems, `${path}[${index}]`));
  }
  const value = simpleValueFromWire(shape.type, wire);
  if (value === undefined) {
    problems.push(problem(path, "type", `is not ${WIRE_KIND[shape.type]}`));
  }
  return value;
}

/** `undefined` for what has the wrong kind. */
function simpleValueFromWire(type: Shape["type"], wire: unknown): unknown {
  switch (type) {
    case "blob":
      return isText(wire) ? fromBase64(wire) : undefined;
    case "timestamp":
      return dateFromSeconds(wire);
    case "boolean":
      return typeof wire === "boolean" ? wire : undefined;
    case "integer":
      return Number.isSafeInteger(wire) ? wire : undefined;
    case "map":
      return isObject(wire) && Object.values(wire).every(isText) ? wire : undefined;
    case "string":
    case "enum":
      return isText(wire) ? wire : undefined;
    default:
      return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === "string";

const WIRE_KIND: Readonly<Record<Shape["type"], string>> = {
  blob: "base64 text",
  string: "text",
  enum: "text",
  boolean: "true or false",
  integer: "a whole number",
  timestamp: "a number of seconds",
  list: "a list",
  map: "a map from text to text",
  structure: "an object",
};

function dateFromSeconds(seconds: unknown): Date | undefined {
  // Rounded, because 1084465384.669 * 1000 is 1084465384668.9999, and Date cuts the fraction off.
  const date = typeof seconds === "number" && new Date(Math.round(seconds * 1000));
  return isDate(date) ? date : undefined;
}
