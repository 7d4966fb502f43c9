import { toBase64 } from "../../runtime/base64.js";
import { isBytes, isDate, isString } from "../../runtime/typeGuards.js";
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
export const toOutputValue = (value: unknown): OutputValue => new Copier().copy(value);

class Copier {
  readonly #copies = new Map<object, OutputValue>();

  copy(value: unknown): OutputValue {
    if (
      isString(value) ||
      typeof value === "number" ||
      typeof value === "boolean" ||
      value instanceof NumberLiteral
    ) {
      return value;
    }
    if (isBytes(value)) {
      return toBase64(value);
    }
    if (isDate(value)) {
      return timestampText(value);
    }
    return typeof value === "object" && value !== null
      ? (this.#copies.get(value) ?? (Array.isArray(value) ? this.#list(value) : this.#object(value)))
      : null;
  }

  #list(value: readonly unknown[]): OutputValue {
    const list: OutputValue[] = [];
    this.#copies.set(value, list);
    for (const item of value) {
      list.push(this.copy(item));
    }
    return list;
  }

  #object(object: object): OutputValue {
    const copy: OutputObject = {};
    this.#copies.set(object, copy);
    for (const [name, member] of Object.entries(object)) {
      if (member !== undefined) {
        // Defined, not assigned: a response may have a member `__proto__`.
        Object.defineProperty(copy, name, { value: this.copy(member), ...OWN });
      }
    }
    return copy;
  }
}

const OWN = { enumerable: true, configurable: true, writable: true } as const;
