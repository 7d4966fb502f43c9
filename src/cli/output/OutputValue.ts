import { toBase64 } from "../../runtime/base64.js";
import { isBytes, isDate, isObject, isString } from "../../runtime/typeGuards.js";
import { NumberLiteral } from "./NumberLiteral.js";
import { timestampText } from "./timestampText.js";

/** A value that every format can print. */
export type OutputValue =
  | string
  | number
  | boolean
  | null
  | NumberLiteral
  | OutputValue[]
  | { [name: string]: OutputValue };

/** An object that can be printed. */
export type OutputObject = { [name: string]: OutputValue };

/**
 * Turns a response into a value that can be printed: bytes are base64, dates ISO 8601 with the local offset. A list or
 * an object that occurs twice is one copy, because YAML prints it once.
 */
export function toOutputValue(value: unknown, copies = new Map<object, OutputValue>()): OutputValue {
  if (isString(value) || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (value instanceof NumberLiteral) {
    return value;
  }
  if (isBytes(value)) {
    return toBase64(value);
  }
  if (isDate(value)) {
    return timestampText(value);
  }
  if (typeof value !== "object" || value === null) {
    return null;
  }
  return copies.get(value) ?? copyOf(value, copies);
}

function copyOf(value: object, copies: Map<object, OutputValue>): OutputValue {
  if (Array.isArray(value)) {
    const list: OutputValue[] = [];
    copies.set(value, list);
    for (const item of value) {
      list.push(toOutputValue(item, copies));
    }
    return list;
  }
  const copy: OutputObject = {};
  copies.set(value, copy);
  for (const [name, member] of isObject(value) ? Object.entries(value) : []) {
    if (member !== undefined) {
      // Defined, not assigned: a response may have a member `__proto__`.
      Object.defineProperty(copy, name, {
        value: toOutputValue(member, copies),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
  }
  return copy;
}
