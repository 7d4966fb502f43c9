/** AWS JSON 1.1: values in the program to JSON on the wire, and back. */

import { isFull, type Problem, problem } from "../errors/Problem.js";
import { fromBase64, toBase64 } from "../runtime/base64.js";
import { ownMember } from "../runtime/ownMember.js";
import { isArray, isBytes, isDate, isObject, isPresent, isString } from "../runtime/typeGuards.js";
import type { Shape, StructureShape } from "./shapes.js";
import { TYPE_CHECKS } from "./typeChecks.js";

/** An object as `JSON.parse` returns it. */
export type JsonObject = Record<string, unknown>;

/**
 * Turns a valid value into JSON. Members that the shape does not have are left out, and so are those that are `null`. Nothing
 * is inherited: a `toJSON` of a prototype would replace the value, and a setter would swallow a member.
 */
export function toWire({ entries }: Pick<StructureShape, "entries">, value: object): JsonObject {
  const wire: JsonObject = Object.create(null);
  for (const [name, shape] of entries) {
    const member: unknown = Reflect.get(value, name);
    if (isPresent(member)) {
      wire[name] = valueToWire(shape, member);
    }
  }
  return wire;
}

function valueToWire(shape: Shape, value: unknown): unknown {
  if (shape.type === "blob" && isBytes(value)) {
    return toBase64(value);
  }
  if (shape.type === "timestamp" && isDate(value)) {
    return value.getTime() / 1000;
  }
  if (shape.type === "list" && isArray(value)) {
    const items = value.map((item) => valueToWire(shape.member, item));
    return Object.setPrototypeOf(items, null);
  }
  if (shape.type === "map" && isObject(value)) {
    return { __proto__: null, ...value };
  }
  if (shape.type === "structure" && isObject(value)) {
    return toWire(shape, value);
  }
  return value;
}

/**
 * Reads a structure off the wire. A member of the wrong type is left out and added to `problems`, as is a required
 * member that is missing. Members, items and values that are `null` count as missing. Members that the shape does not
 * have are ignored: the service adds some over time.
 */
export function fromWire(
  { entries }: Pick<StructureShape, "entries">,
  wire: unknown,
  problems: Problem[],
  path = "",
): JsonObject {
  const value: JsonObject = {};
  if (!isObject(wire)) {
    add(problems, problem(path, "type", "is not an object"));
    return value;
  }
  for (const [name, shape] of entries) {
    const memberPath = path === "" ? name : `${path}.${name}`;
    const member = Object.hasOwn(wire, name) ? wire[name] : undefined;
    if (isPresent(member)) {
      value[name] = valueFromWire(shape, member, problems, memberPath);
    } else if (ownMember(shape, "required")) {
      add(problems, problem(memberPath, "required", "is missing"));
    }
  }
  return value;
}

function add(problems: Problem[], one: Problem): void {
  if (!isFull(problems)) {
    problems.push(one);
  }
}

function valueFromWire(shape: Shape, wire: unknown, problems: Problem[], path: string): unknown {
  if (shape.type === "structure") {
    return fromWire(shape, wire, problems, path);
  }
  if (shape.type === "list" && isArray(wire)) {
    return wire.flatMap((item, index) =>
      isPresent(item) ? [valueFromWire(shape.member, item, problems, `${path}[${index}]`)] : [],
    );
  }
  const [expected, is] = TYPE_CHECKS[shape.type];
  const { [shape.type]: inJson } = WIRE_TYPES;
  const value = inJson ? inJson.read(wire) : is(wire) ? wire : undefined;
  if (value === undefined) {
    add(problems, problem(path, "type", `is not ${inJson?.expected ?? expected}`));
  }
  return value;
}

/** The types whose values differ in JSON: what such a value has to be, and how to read it; `undefined` if it is not that. */
const WIRE_TYPES: {
  readonly [Type in Shape["type"]]?: { expected: string; read(wire: unknown): unknown };
} = {
  blob: { expected: "base64 text", read: (wire) => (isString(wire) ? fromBase64(wire) : undefined) },
  list: { expected: "a list", read: () => undefined },
  map: { expected: "a map from string to string", read: mapFromWire },
  timestamp: { expected: "a number of seconds", read: dateFromSeconds },
};

function mapFromWire(wire: unknown): JsonObject | undefined {
  if (!isObject(wire)) {
    return undefined;
  }
  const pairs = Object.entries(wire).filter(([, value]) => isPresent(value));
  return pairs.every(([, value]) => isString(value)) ? Object.fromEntries(pairs) : undefined;
}

function dateFromSeconds(seconds: unknown): Date | undefined {
  // Rounded, because 1084465384.669 * 1000 is 1084465384668.9999, and Date truncates the fraction.
  const date = typeof seconds === "number" && new Date(Math.round(seconds * 1000));
  return isDate(date) ? date : undefined;
}
