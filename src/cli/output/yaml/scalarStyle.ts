import { readsAsOtherType } from "./plainScalar.js";

/** How a text is written in YAML. */
export type ScalarStyle = "plain" | "single-quoted" | "double-quoted";

/** Characters that end a line in YAML. */
export const LINE_BREAK = /[\n\r\x85\u2028\u2029]/;

/** Characters that libyaml escapes: also tabs, and everything beyond U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that need an escape
const SPECIAL = /[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\p{Cs}]|[\u{10000}-\u{10ffff}]/u;

/** Plain text may not begin like this, nor contain it. */
const INDICATOR = new RegExp(
  [
    "^(?:---|\\.\\.\\.)",
    "^[#,[\\]{}&*!|>'\"%@`]",
    "^[?:-](?:[\\s\\x00\\x85]|$)",
    ":(?:[\\s\\x00\\x85]|$)",
    "[\\s\\x00\\x85]#",
  ].join("|"),
);

/** Chooses the style of libyaml for a text. */
export function scalarStyle(text: string, isKey: boolean): ScalarStyle {
  const multiline = LINE_BREAK.test(text);
  const isSpecial = SPECIAL.test(text) || / [\n\r\x85\u2028\u2029]/.test(text);
  if ((isKey && multiline) || isSpecial || /[\n\r\x85\u2028\u2029] /.test(text)) {
    return "double-quoted";
  }
  const isPlain = !multiline && !/^ | $/.test(text) && !INDICATOR.test(text) && !readsAsOtherType(text);
  return isPlain ? "plain" : "single-quoted";
}
