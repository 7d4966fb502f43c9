import { isObject, isString } from "../../runtime/typeGuards.js";
import { fractionText, NumberLiteral } from "./NumberLiteral.js";
import type { OutputValue } from "./OutputValue.js";

/** Whether a value is neither a list nor an object. */
export const isScalar = (value: OutputValue): value is string | number | boolean | null | NumberLiteral =>
  value instanceof NumberLiteral || typeof value !== "object" || value === null;

/** The text of a number. */
export const numberText = (value: number | NumberLiteral): string =>
  value instanceof NumberLiteral ? value.text : Number.isInteger(value) ? String(value) : fractionText(value);

/**
 * The text of a value in the formats `text` and `table`. The AWS CLI prints the words of Python there: `None`, `True`,
 * and `['a']` for a list among scalars.
 */
export const valueText = (value: OutputValue): string => (isString(value) ? value : representation(value));

function representation(value: OutputValue): string {
  if (value === null) {
    return "None";
  }
  if (typeof value === "boolean") {
    return value ? "True" : "False";
  }
  if (typeof value === "number" || value instanceof NumberLiteral) {
    return numberText(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(representation).join(", ")}]`;
  }
  if (isObject(value)) {
    const pairs = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${representation(item)}`);
    return `{${pairs.join(", ")}}`;
  }
  return quoted(value);
}

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\" };

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\p{C}\p{Z}]/gu, (character) =>
    character === " " ? character : (ESCAPES[character] ?? codeEscape(character.codePointAt(0) ?? 0)),
  );
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

function codeEscape(code: number): string {
  const hex = code.toString(16);
  return code <= 0xff
    ? `\\x${hex.padStart(2, "0")}`
    : code <= 0xffff
      ? `\\u${hex.padStart(4, "0")}`
      : `\\U${hex.padStart(8, "0")}`;
}
