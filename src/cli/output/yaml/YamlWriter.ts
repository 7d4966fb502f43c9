import { LINE_BREAK, scalarStyle } from "./scalarStyle.js";

/** A line is folded at the first space beyond this column. */
const WIDTH = 80;

const ESCAPES: Readonly<Record<string, string>> = {
  "\0": "0",
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\x85": "N",
  "\xa0": "_",
  "\u2028": "L",
  "\u2029": "P",
};

/** The text of a YAML document so far, and in which column it ends. */
export class YamlWriter {
  text = "";
  column = 0;

  /** Writes text without line breaks. */
  write(text: string): void {
    this.text += text;
    this.column += [...text].length;
  }

  /** Begins a line, unless nothing but indentation and dashes precede on the line: then goes on behind them. */
  indent(indent: number, inline: boolean): void {
    if (!inline) {
      this.text += "\n";
      this.column = 0;
    }
    this.write(" ".repeat(Math.max(0, indent - this.column)));
  }

  /** Writes a text in the style that it needs; long ones are folded to lines of the indentation, keys are not. */
  scalar(text: string, indent: number, isKey: boolean): void {
    const style = scalarStyle(text, isKey);
    if (style === "double-quoted") {
      this.#doubleQuoted([...text], indent, !isKey);
    } else if (style === "single-quoted") {
      this.#singleQuoted([...text], indent, !isKey);
    } else {
      this.#plain([...text], indent, !isKey);
    }
  }

  #plain(characters: readonly string[], indent: number, folds: boolean): void {
    for (const [index, character] of characters.entries()) {
      const isLoneSpace = character === " " && characters[index - 1] !== " " && characters[index + 1] !== " ";
      if (folds && isLoneSpace && this.column > WIDTH) {
        this.indent(indent, false);
      } else {
        this.write(character);
      }
    }
  }

  #singleQuoted(characters: readonly string[], indent: number, folds: boolean): void {
    this.write("'");
    let inBreaks = false;
    for (const [index, character] of characters.entries()) {
      if (LINE_BREAK.test(character)) {
        this.#lineBreak(character, !inBreaks);
        inBreaks = true;
        continue;
      }
      if (inBreaks) {
        this.indent(indent, true);
        inBreaks = false;
      }
      if (folds && this.column > WIDTH && isFoldable(characters, index)) {
        this.indent(indent, false);
      } else {
        this.write(character === "'" ? "''" : character);
      }
    }
    if (inBreaks) {
      this.indent(indent, true);
    }
    this.write("'");
  }

  /** Writes a line break; the first one of several is doubled, since a single one would be read as a space. */
  #lineBreak(character: string, isFirst: boolean): void {
    this.text += isFirst && character === "\n" ? "\n\n" : character;
    this.column = 0;
  }

  #doubleQuoted(characters: readonly string[], indent: number, folds: boolean): void {
    this.write('"');
    let afterSpace = false;
    for (const [index, character] of characters.entries()) {
      const isInside = index > 0 && index < characters.length - 1;
      if (character !== " ") {
        this.write(escaped(character));
      } else if (folds && !afterSpace && this.column > WIDTH && isInside) {
        this.indent(indent, false);
        this.write(characters[index + 1] === " " ? "\\" : "");
      } else {
        this.write(character);
      }
      afterSpace = character === " ";
    }
    this.write('"');
  }
}

/** Whether a line may end at this space: not at the edge of the text, not next to another space. */
const isFoldable = (characters: readonly string[], index: number): boolean =>
  characters[index] === " " &&
  index > 0 &&
  index < characters.length - 1 &&
  characters[index - 1] !== " " &&
  characters[index + 1] !== " ";

function escaped(character: string): string {
  const short = ESCAPES[character];
  if (short !== undefined && character !== "\xa0") {
    return `\\${short}`;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && (code < 0x7f || code >= 0xa0) && code < 0xfffe && code !== 0xfeff) {
    return character;
  }
  const hex = code.toString(16).toUpperCase();
  return code <= 0xff
    ? `\\x${hex.padStart(2, "0")}`
    : code <= 0xffff
      ? `\\u${hex.padStart(4, "0")}`
      : `\\U${hex.padStart(8, "0")}`;
}
