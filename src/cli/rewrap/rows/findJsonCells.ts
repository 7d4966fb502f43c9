import { parseJson } from "../../arguments/parseJson.js";
import type { Cell, FoundCells } from "./Cell.js";
import { EACH, type FieldPath } from "./fieldPath.js";

/**
 * Finds values in the text of a JSON document. Of members with the same name the last one counts, as in `JSON.parse`.
 * A byte order mark may precede the document.
 */
export function findJsonCells(text: string, paths: readonly FieldPath[]): FoundCells {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const parsed = parseJson(start === 0 ? text : text.slice(start));
  if ("problem" in parsed) {
    return { problem: `The row is not JSON: ${parsed.problem}` };
  }
  const cells = new Scanner(text, paths)
    .scan(start)
    .map((spans) => (spans.length === 0 ? [undefined] : spans.flatMap((span) => cellOf(text, span))));
  return { cells };
}

function cellOf(text: string, span: Span): (Cell | undefined)[] {
  if (span === "missing" || span === "none") {
    return span === "none" ? [] : [undefined];
  }
  const json = text.slice(span.start, span.end);
  const quotes = json.startsWith('"') ? 1 : 0;
  return [{ start: span.start + quotes, end: span.end - quotes, value: JSON.parse(json), json }];
}

/** Where a value stands; or that an element of a list lacks it, or that a list has no elements. */
type Span = { readonly start: number; readonly end: number } | "missing" | "none";

const SPACE = /[ \t\r\n]*/y;
const SCALAR_END = /[^,\]} \t\r\n]*/y;

/** Walks through valid JSON. It recurses no deeper than the longest path, however deep the document is. */
class Scanner {
  readonly #text: string;
  readonly #paths: readonly FieldPath[];
  readonly #spans: Span[][];
  #at = 0;

  constructor(text: string, paths: readonly FieldPath[]) {
    this.#text = text;
    this.#paths = paths;
    this.#spans = paths.map(() => []);
  }

  scan(start: number): readonly (readonly Span[])[] {
    this.#at = start;
    this.#value([...this.#paths.keys()], 0);
    return this.#spans;
  }

  /** Passes a value, at which some of the paths have arrived with this many of their names. */
  #value(wanted: readonly number[], depth: number): void {
    this.#skipSpace();
    const start = this.#at;
    const deeper = wanted.filter((path) => this.#length(path) > depth);
    const first = this.#text[start];
    if (deeper.length > 0 && first === "{") {
      const before = this.#spans.map(({ length }) => length);
      this.#items("}", () => this.#member(deeper, depth, before));
    } else if (deeper.length > 0 && first === "[") {
      this.#list(deeper, depth);
    } else {
      this.#skip();
    }
    for (const path of wanted) {
      if (this.#length(path) === depth) {
        this.#spans[path]?.push({ start, end: this.#at });
      }
    }
  }

  #list(wanted: readonly number[], depth: number): void {
    let count = 0;
    this.#items("]", (position) => {
      count += 1;
      const matching = wanted.filter((path) => {
        const step = this.#paths[path]?.[depth];
        return step === EACH || step === String(position);
      });
      const before = this.#spans.map(({ length }) => length);
      this.#value(matching, depth + 1);
      for (const path of matching) {
        if (this.#spans[path]?.length === before[path]) {
          this.#spans[path]?.push("missing");
        }
      }
    });
    for (const path of count === 0 ? wanted : []) {
      if (this.#paths[path]?.[depth] === EACH) {
        this.#spans[path]?.push("none");
      }
    }
  }

  #items(close: string, item: (position: number) => void): void {
    this.#at += 1;
    for (let position = 0; ; position++) {
      this.#skipSpace();
      if (this.#text[this.#at] === close) {
        this.#at += 1;
        return;
      }
      item(position);
      this.#skipSpace();
      if (this.#text[this.#at] === ",") {
        this.#at += 1;
      }
    }
  }

  /** Passes a member. What an earlier member of the same name had no longer counts. */
  #member(wanted: readonly number[], depth: number, before: readonly number[]): void {
    const start = this.#at;
    this.#skipString();
    const raw = this.#text.slice(start, this.#at);
    const name = raw.includes("\\") ? String(JSON.parse(raw)) : raw.slice(1, -1);
    this.#skipSpace();
    this.#at += 1;
    const matching = wanted.filter((path) => this.#paths[path]?.[depth] === name);
    for (const path of matching) {
      this.#spans[path]?.splice(before[path] ?? 0);
    }
    this.#value(matching, depth + 1);
  }

  #skip(): void {
    let depth = 0;
    do {
      this.#skipSpace();
      const character = this.#text[this.#at];
      if (character === '"') {
        this.#skipString();
      } else if (character === "{" || character === "[") {
        depth += 1;
        this.#at += 1;
      } else if (character === "}" || character === "]") {
        depth -= 1;
        this.#at += 1;
      } else if (character === "," || character === ":") {
        this.#at += 1;
      } else {
        this.#match(SCALAR_END);
      }
    } while (depth > 0);
  }

  #skipString(): void {
    let end = this.#at;
    let backslashes: number;
    do {
      end = this.#text.indexOf('"', end + 1);
      backslashes = 0;
      while (this.#text[end - 1 - backslashes] === "\\") {
        backslashes += 1;
      }
    } while (backslashes % 2 === 1);
    this.#at = end + 1;
  }

  #skipSpace(): void {
    const code = this.#text.charCodeAt(this.#at);
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) {
      this.#match(SPACE);
    }
  }

  #match(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    pattern.test(this.#text);
    this.#at = pattern.lastIndex;
  }

  #length(path: number): number {
    return this.#paths[path]?.length ?? 0;
  }
}
