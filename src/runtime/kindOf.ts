import { tagOf } from "./typeGuards.js";

/** What kind of value it is, with its article: `a string`, `an array`, `a Map`, `a Uint8Array`, `undefined`. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) {
    return String(value);
  }
  const kind = typeof value === "object" ? tagOf(value) : typeof value;
  const name = kind === "Object" || kind === "Array" ? kind.toLowerCase() : kind;
  // Kinds with U begin with a consonant when spoken: a Uint8Array, a URL.
  return `${/^[aeio]/i.test(name) ? "an" : "a"} ${name}`;
}
