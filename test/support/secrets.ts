/** What tests look for where no secret may be. */
import { inspect } from "node:util";

/** Every form in which something may print bytes. */
export const formsOf = (bytes: Uint8Array): string[] => [
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

/** Everything that logs and debuggers show of a value. */
export function shown(value: unknown, showHidden = false): string {
  const options = {
    depth: Number.POSITIVE_INFINITY,
    maxArrayLength: null,
    maxStringLength: null,
    showHidden,
    // On one line: else the numbers of an array stand in columns, where none of the forms is found.
    compact: true,
    breakLength: Number.POSITIVE_INFINITY,
  };
  const stack = value instanceof Error ? `${value}${value.stack}` : "";
  return `${inspect(value, options)}${JSON.stringify(value)}${stack}`;
}
