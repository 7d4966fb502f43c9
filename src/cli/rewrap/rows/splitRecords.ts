import { generalError } from "../../CliError.js";
import { startsAsFailure } from "./FailureRow.js";

/** The longest row. Longer ones are most likely not rows, and would take all memory. */
const MAXIMUM = 64 * 1024 * 1024;

const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MARK = [0xef, 0xbb, 0xbf];

/** A row as the input has it, with its line break. */
export interface RawRecord {
  /** The number of its first line, from 1. */
  readonly line: number;
  readonly bytes: Buffer;
}

/** Finds where the record ends that a chunk is in, from a position; -1 if the chunk does not have its end. */
type FindEnd = (chunk: Buffer, from: number) => number;

/**
 * Splits bytes into rows: lines, or records of CSV, whose quoted cells may contain line breaks. A failure file is lines,
 * whatever its rows are.
 */
export class RecordSplitter {
  #isCsv: boolean;
  #findEnd: FindEnd;
  #isFirst = true;
  /** The beginning of the record whose end has not been read. */
  #parts: Buffer[] = [];
  #length = 0;
  #line = 1;

  constructor(isCsv: boolean) {
    this.#isCsv = isCsv;
    this.#findEnd = isCsv ? csvEnd() : lineEnd;
  }

  /** Takes bytes, and returns the records that end in them. They refer to these bytes. */
  push(chunk: Buffer): readonly RawRecord[] {
    if (this.#isFirst && startsAsFailure(chunk)) {
      this.#isCsv = false;
      this.#findEnd = lineEnd;
    }
    this.#isFirst = false;
    const records: RawRecord[] = [];
    let start = 0;
    for (let end = this.#findEnd(chunk, 0); end !== -1; end = this.#findEnd(chunk, start)) {
      records.push(this.#record(chunk.subarray(start, end)));
      start = end;
    }
    if (start < chunk.length) {
      this.#keep(chunk.subarray(start));
    }
    return records;
  }

  /** Returns the last record, if it has no line break. */
  end(): readonly RawRecord[] {
    return this.#length === 0 ? [] : [this.#record(Buffer.alloc(0))];
  }

  #keep(part: Buffer): void {
    this.#parts.push(part);
    this.#length += part.length;
    if (this.#length > MAXIMUM) {
      const quotes = this.#isCsv ? "a quote is not closed, or " : "";
      throw generalError(
        `Line ${this.#line} is longer than 64 MiB: ${quotes}this is not ${this.#isCsv ? "CSV" : "JSON Lines"}.`,
      );
    }
  }

  #record(last: Buffer): RawRecord {
    const bytes = this.#length === 0 ? last : Buffer.concat([...this.#parts, last]);
    const record = { line: this.#line, bytes };
    this.#parts = [];
    this.#length = 0;
    this.#line += this.#isCsv ? countLines(bytes) : 1;
    return record;
  }
}

const lineEnd: FindEnd = (chunk, from) => {
  const position = chunk.indexOf(LINE_FEED, from);
  return position === -1 ? -1 : position + 1;
};

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    count += 1;
  }
  return count;
}

/** Quotes count only at the start of a cell: one within `5" pipe` must not swallow the rest of the file. */
function csvEnd(): FindEnd {
  let state: "start" | "plain" | "quoted" | "closed" = "start";
  let position = 0;
  return (chunk, from) => {
    for (let at = from; at < chunk.length; at++, position++) {
      const byte = chunk[at];
      if (state === "quoted") {
        state = byte === QUOTE ? "closed" : "quoted";
      } else if (byte === LINE_FEED) {
        state = "start";
        position += 1;
        return at + 1;
      } else if (byte === COMMA) {
        state = "start";
      } else if (byte === QUOTE && state !== "plain") {
        // At the start of a cell, or after another quote: two of them stand for one.
        state = "quoted";
      } else if (position >= MARK.length || byte !== MARK[position]) {
        state = "plain";
      }
    }
    return -1;
  };
}
