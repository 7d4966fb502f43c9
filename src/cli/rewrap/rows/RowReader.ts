import { argumentError } from "../../CliError.js";
import type { FoundCells } from "./Cell.js";
import { type FailureRow, parseFailureRow } from "./FailureRow.js";
import { parseFieldPath } from "./fieldPath.js";
import { csvColumns, findCsvCells } from "./findCsvCells.js";
import { findJsonCells } from "./findJsonCells.js";
import type { Row, SkimmedRow } from "./Row.js";
import { fieldNames, type RowSpec } from "./RowSpec.js";
import { readContent } from "./readContent.js";
import type { RawRecord } from "./splitRecords.js";
import { utf8Of } from "./utf8Of.js";

/** Finds the fields in the text of a row. */
type Find = (text: string) => FoundCells;

/**
 * Reads rows from the records of a file. The failure file of an earlier run is an input, too: its rows are those that
 * failed, with the line numbers that they had.
 */
export class RowReader {
  readonly #spec: RowSpec;
  /** How the fields are found, by the header. JSON has none. */
  readonly #finders = new Map<string | undefined, Find>();
  #isFirst = true;
  #isOfFailures = false;
  #header: string | undefined;

  constructor(spec: RowSpec) {
    this.#spec = spec;
  }

  /**
   * Reads a record. Returns its row; of a failure file with rows of CSV, the first time also their header.
   *
   * @throws {@link CliError} when the header lacks a column.
   */
  read(record: RawRecord): readonly Row[] {
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    const failure = isFirst || this.#isOfFailures ? parseFailureRow(record.bytes) : undefined;
    if (isFirst && failure !== undefined) {
      this.#isOfFailures = true;
      this.#header = failure.header;
      return failure.header === undefined
        ? [this.failedRow(record, failure)]
        : [headerOf(failure.header), this.failedRow(record, failure)];
    }
    if (this.#isOfFailures) {
      return [failure === undefined ? notAFailure(record) : this.failedRow(record, failure)];
    }
    if (isFirst && this.#spec.format === "csv") {
      this.#header = utf8Of(record.bytes) ?? "";
      this.#finder(this.#header);
      return [rowWith(record, record.bytes, { content: "keep" })];
    }
    return [this.#row(record, record.bytes, this.#header)];
  }

  /** Whether the rows are those of CSV. Known after the first record. */
  get isCsv(): boolean {
    return this.#header !== undefined;
  }

  /** The rows of a record, without their content. */
  skim(record: RawRecord): readonly SkimmedRow[] {
    if (this.#isFirst) {
      return this.read(record);
    }
    const failure = this.#isOfFailures ? parseFailureRow(record.bytes) : undefined;
    const { line, row } = failure ?? { line: record.line, row: record.bytes };
    return [{ line, source: record.bytes, original: row }];
  }

  /** The row of a line of a failure file. */
  failedRow({ line: _, bytes }: RawRecord, { line, row, header }: FailureRow): Row {
    return this.#row({ line, bytes }, row, header);
  }

  #row(record: RawRecord, original: Buffer, header: string | undefined): Row {
    const read = readText(original, this.#finder(header), this.#spec);
    return rowWith(record, original, header === undefined ? read : { ...read, header });
  }

  #finder(header: string | undefined): Find {
    const known = this.#finders.get(header);
    const find = known ?? (header === undefined ? jsonFinder(this.#spec) : csvFinder(header, this.#spec));
    if (known === undefined) {
      this.#finders.set(header, find);
    }
    return find;
  }
}

type Content = Pick<Row, "content" | "id" | "header">;

const rowWith = ({ line, bytes }: RawRecord, original: Buffer, content: Content): Row => ({
  line,
  source: bytes,
  original,
  ...content,
});

const headerOf = (header: string): Row => ({
  line: 1,
  source: Buffer.alloc(0),
  original: Buffer.from(header),
  content: "keep",
});

const notAFailure = (record: RawRecord): Row =>
  rowWith(record, record.bytes, {
    content: { problem: "The row is not one of a failure file, as the first one is" },
  });

function readText(bytes: Buffer, find: Find, spec: RowSpec): Content {
  const text = utf8Of(bytes);
  if (text === undefined) {
    return { content: { problem: "The row is not UTF-8" } };
  }
  if (text.trim() === "") {
    return { content: spec.skipMissing ? "keep" : { problem: "The line is blank" } };
  }
  const found = find(text);
  return "problem" in found ? { content: found } : readContent(text, found.cells, spec);
}

function jsonFinder(spec: RowSpec): Find {
  const paths = fieldNames(spec).map(parseFieldPath);
  return (text) => findJsonCells(text, paths);
}

function csvFinder(header: string, spec: RowSpec): Find {
  const found = csvColumns(header, fieldNames(spec));
  if ("problem" in found) {
    throw argumentError(found.problem, "If it is not CSV, name the format with --format jsonl.");
  }
  return (text) => findCsvCells(text, found.columns, found.width);
}
