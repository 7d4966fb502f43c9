/**
 * The shorthand syntax of the AWS CLI: `a=b,c=d`, with lists (`a=[1,2]` or `a=1,2`), nested maps (`a={b=c}`), quotes,
 * escaped commas, and `a@=file://path`.
 */

/** What shorthand stands for. */
export type ShorthandValue = string | Uint8Array | readonly ShorthandValue[] | ShorthandMap;

/** A map in shorthand. */
export interface ShorthandMap {
  readonly [name: string]: ShorthandValue;
}

/** Reads what `file://` and `fileb://` name in `key@=value`; returns other text as it is. */
export type ResolveFile = (text: string) => string | Uint8Array;

/** Shorthand that cannot be read. The message shows where. */
export class ShorthandError extends Error {}

const KEY = /[A-Za-z0-9_.#/:-]*/y;
const SPACE = /\s*/y;
const SINGLE_QUOTED = /'(?:\\'|[^'])*'/y;
const DOUBLE_QUOTED = /"(?:\\"|[^"])*"/y;
// As in the AWS CLI: characters beyond the basic plane, such as emoji, need quotes.
const FIRST_VALUE = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*/uy;
const SECOND_VALUE = /(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*/uy;

/** Reads shorthand, by the grammar of the AWS CLI. */
export const parseShorthand = (text: string, resolveFile: ResolveFile): ShorthandMap =>
  new ShorthandParser(text, resolveFile).parse();

class ShorthandParser {
  readonly #text: string;
  readonly #resolveFile: ResolveFile;
  #index = 0;
  #resolves = false;

  constructor(text: string, resolveFile: ResolveFile) {
    this.#text = text;
    this.#resolveFile = resolveFile;
  }

  parse(): ShorthandMap {
    const pairs = new Map<string, ShorthandValue>([this.#pair(() => this.#values())]);
    let last = this.#index;
    while (!this.#atEnd()) {
      this.#expect(",", true);
      const [key, value] = this.#pair(() => this.#values());
      if (pairs.has(key)) {
        throw this.#duplicate(key, last + 1);
      }
      pairs.set(key, value);
      last = this.#index;
    }
    // Not assignments: a key may be `__proto__`.
    return Object.fromEntries(pairs);
  }

  #pair(readValue: () => ShorthandValue): [key: string, value: ShorthandValue] {
    const key = this.#match(KEY) ?? "";
    this.#match(SPACE);
    this.#resolves = this.#current() === "@";
    if (this.#resolves) {
      this.#index += 1;
      this.#match(SPACE);
    }
    this.#expect("=", true);
    return [key, readValue()];
  }

  #values(): ShorthandValue {
    return this.#atEnd() ? "" : (this.#nested() ?? this.#commaSeparated());
  }

  #nested(): ShorthandValue | undefined {
    const current = this.#current();
    return current === "[" ? this.#list() : current === "{" ? this.#map() : undefined;
  }

  /** `b`, or `b,c` for a list; a comma before another `key=` ends it. */
  #commaSeparated(): ShorthandValue {
    const first = this.#firstValue();
    this.#match(SPACE);
    if (this.#current() !== ",") {
      return first;
    }
    this.#expect(",", true);
    const values: ShorthandValue[] = [first];
    for (;;) {
      const next = this.#nextValue();
      if (next === undefined) {
        break;
      }
      values.push(next);
      if (this.#atEnd()) {
        break;
      }
      this.#expect(",", true);
    }
    return values.length === 1 ? first : values;
  }

  /** The next value of a list, or `undefined` at the start of another pair; the position is then that of its comma. */
  #nextValue(): ShorthandValue | undefined {
    try {
      const value = this.#secondValue();
      this.#match(SPACE);
      if (!this.#atEnd() && this.#current() !== ",") {
        this.#expect(",", true);
      }
      return value;
    } catch (error) {
      if (!(error instanceof ShorthandError) || this.#atEnd()) {
        throw error;
      }
      this.#index = this.#text.lastIndexOf(",", this.#index);
      return undefined;
    }
  }

  #list(): ShorthandValue {
    const values: ShorthandValue[] = [];
    this.#expect("[", true);
    while (this.#current() !== "]") {
      values.push(this.#nested() ?? this.#firstValue());
      this.#separator("]");
    }
    this.#expect("]");
    return values;
  }

  #map(): ShorthandMap {
    const pairs: [string, ShorthandValue][] = [];
    this.#expect("{", true);
    while (this.#current() !== "}") {
      pairs.push(this.#pair(() => this.#nested() ?? this.#firstValue()));
      this.#separator("}");
    }
    this.#expect("}");
    return Object.fromEntries(pairs);
  }

  #separator(end: string): void {
    this.#match(SPACE);
    if (this.#current() !== end) {
      this.#expect(",");
      this.#match(SPACE);
    }
  }

  #firstValue(): string | Uint8Array {
    return this.#quoted() ?? this.#resolved(unescapeCommas(this.#match(FIRST_VALUE) ?? ""));
  }

  #secondValue(): string | Uint8Array {
    return this.#quoted() ?? this.#resolved(unescapeCommas(this.#mustMatch(SECOND_VALUE, "<second>")));
  }

  #quoted(): string | Uint8Array | undefined {
    const quote = this.#current();
    if (quote !== "'" && quote !== '"') {
      return undefined;
    }
    const text =
      quote === "'"
        ? this.#mustMatch(SINGLE_QUOTED, "<singled quoted>")
        : this.#mustMatch(DOUBLE_QUOTED, "<double quoted>");
    return this.#resolved(text.slice(1, -1).replaceAll(`\\${quote}`, quote).replaceAll("\\\\", "\\"));
  }

  #resolved(text: string): string | Uint8Array {
    return this.#resolves ? this.#resolveFile(text) : text;
  }

  #current(): string | undefined {
    const code = this.#text.codePointAt(this.#index);
    return code === undefined ? undefined : String.fromCodePoint(code);
  }

  #atEnd(): boolean {
    return this.#index >= this.#text.length;
  }

  #expect(character: string, withSpace = false): void {
    if (withSpace) {
      this.#match(SPACE);
    }
    const current = this.#current();
    if (current !== character) {
      throw this.#unexpected(character, current ?? "EOF");
    }
    this.#index += 1;
    if (withSpace) {
      this.#match(SPACE);
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#index;
    const [text] = pattern.exec(this.#text) ?? [];
    this.#index += text?.length ?? 0;
    return text;
  }

  #mustMatch(pattern: RegExp, name: string): string {
    const text = this.#match(pattern);
    if (text === undefined) {
      throw this.#unexpected(name, "<none>");
    }
    return text;
  }

  #unexpected(expected: string, received: string): ShorthandError {
    return new ShorthandError(
      `Expected: '${expected}', received: '${received}' for input:\n ${marked(this.#text, this.#index, 1)}`,
    );
  }

  #duplicate(key: string, index: number): ShorthandError {
    return new ShorthandError(
      `Second instance of key "${key}" encountered for input:\n${marked(this.#text, index, 0)}\n` +
        'This is often because there is a preceding "," instead of a space.',
    );
  }
}

const unescapeCommas = (text: string): string => text.replaceAll("\\,", ",").trimEnd();

/** The text, with a mark below the position. */
function marked(text: string, index: number, indent: number): string {
  const lineStart = text.lastIndexOf("\n", index - 1) + 1;
  const lineEnd = text.indexOf("\n", index);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const spaces = index - lineStart + (lineStart === 0 ? indent : 0);
  return `${text.slice(0, end)}\n${" ".repeat(spaces)}^${text.slice(end)}`;
}
