import { isString } from "../../runtime/typeGuards.js";
import type { OutputValue } from "./OutputValue.js";
import { isScalar } from "./scalarText.js";

/**
 * Control characters, which a terminal obeys (`ESC [ 2 J` clears it), and those that turn the direction of text around.
 * Tabs and line breaks, those of Windows too, are left alone.
 */
const CONTROLS = /(?!\t|\r?\n)[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const code = (character: string, width: number): string =>
  character.charCodeAt(0).toString(16).padStart(width, "0");

/** Shows control characters as `\x1b`, for text that a terminal may get and that others wrote. */
export const escapeControls = (text: string): string =>
  text.replace(CONTROLS, (character) =>
    character < "\u0100" ? `\\x${code(character, 2)}` : `\\u${code(character, 4)}`,
  );

/** The same for JSON, which has only one way to escape them. */
export const escapeControlsInJson = (json: string): string =>
  json.replace(CONTROLS, (character) => `\\u${code(character, 4)}`);

/** A value with the control characters of its texts and names shown. */
export function withoutControls(value: OutputValue): OutputValue {
  if (isString(value)) {
    return escapeControls(value);
  }
  if (isScalar(value)) {
    return value;
  }
  return Array.isArray(value)
    ? value.map(withoutControls)
    : Object.fromEntries(
        Object.entries(value).map(([name, item]) => [escapeControls(name), withoutControls(item)]),
      );
}
