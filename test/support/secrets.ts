/** Helpers for tests that look for secrets in logs, errors and inspections. */
import { inspect } from "node:util";

/** Every form in which bytes may be printed. */
export const encodingsOf = (bytes: Uint8Array): string[] => [
  Buffer.from(bytes).toString(),
  Buffer.from(bytes).toString("base64"),
  Buffer.from(bytes).toString("hex"),
  Buffer.from(bytes)
    .toString("hex")
    .replace(/..(?=.)/g, "$& "),
  [...bytes].join(),
  [...bytes].join(", "),
  JSON.stringify(new Uint8Array(bytes)).slice(1, -1),
];

/** Everything that logs and debuggers print of a value. */
export function printed(value: unknown, showHidden = false): string {
  const options = {
    depth: Number.POSITIVE_INFINITY,
    maxArrayLength: null,
    maxStringLength: null,
    showHidden,
    // On one line: otherwise the numbers of an array are printed in columns, and none of the forms is found.
    compact: true,
    breakLength: Number.POSITIVE_INFINITY,
  };
  const stack = value instanceof Error ? `${value}${value.stack}` : "";
  return `${inspect(value, options)}${JSON.stringify(value)}${stack}`;
}
