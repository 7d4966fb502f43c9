import { isString } from "../../runtime/typeGuards.js";
import type { OutputValue } from "./OutputValue.js";
import { isScalar, numberText } from "./scalarText.js";

const INDENT = "    ";

/** Formats a value as `--output json`. */
export const formatJson = (value: OutputValue): string => `${jsonText(value, "\n")}\n`;

/** The JSON of one scalar, which is also how YAML prints a scalar on its own. */
export function jsonScalar(value: OutputValue): string {
  // JSON.stringify escapes lone surrogates and nothing else that the AWS CLI would print as it is.
  return isString(value) || typeof value === "boolean" || value === null
    ? JSON.stringify(value)
    : isScalar(value)
      ? (INFINITE[numberText(value)] ?? numberText(value))
      : "";
}

/** How Python writes in JSON what JSON cannot express. */
const INFINITE: Readonly<Record<string, string>> = { inf: "Infinity", "-inf": "-Infinity", nan: "NaN" };

function jsonText(value: OutputValue, lineBreak: string): string {
  if (isScalar(value)) {
    return jsonScalar(value);
  }
  const inner = lineBreak + INDENT;
  const items = Array.isArray(value)
    ? value.map((item) => jsonText(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${jsonText(item, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return items.length === 0
    ? `${open}${close}`
    : `${open}${inner}${items.join(`,${inner}`)}${lineBreak}${close}`;
}
