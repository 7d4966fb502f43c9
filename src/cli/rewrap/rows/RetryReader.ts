import { generalError } from "../../CliError.js";
import { parseFailureRow } from "./FailureRow.js";
import { INVALID_ROW } from "./failureRecord.js";
import type { Row, SkimmedRow } from "./Row.js";
import { RowReader } from "./RowReader.js";
import type { RowSpec } from "./RowSpec.js";
import type { RawRecord } from "./splitRecords.js";

/** Errors that another attempt cannot change, unless the user changes something. */
const FINAL = [
  INVALID_ROW,
  "IncorrectKeyException",
  "InputValidationError",
  "InvalidCiphertextException",
  "ValidationException",
];

/** Reads the rows that failed from the failure file of this run, to try them again. */
export class RetryReader {
  /** Whether the rows are those of CSV. Known after the first record. */
  isCsv = false;
  readonly #reader: RowReader;
  readonly #path: string;
  readonly #retriesAll: boolean;

  constructor(path: string, spec: RowSpec, retriesAll: boolean) {
    this.#path = path;
    this.#reader = new RowReader(spec);
    this.#retriesAll = retriesAll;
  }

  /** Reads a record. A row whose error is final is one with this problem, and keeps its record. */
  read(record: RawRecord): readonly Row[] {
    const failure = this.#parse(record);
    const row = this.#reader.failedRow(record, failure);
    if (this.#retriesAll || !FINAL.includes(failure.name)) {
      return [row];
    }
    return [{ ...row, content: { problem: failure.message }, record: record.bytes.toString() }];
  }

  skim(record: RawRecord): readonly SkimmedRow[] {
    const { line, row } = this.#parse(record);
    return [{ line, source: record.bytes, original: row }];
  }

  #parse(record: RawRecord) {
    const failure = parseFailureRow(record.bytes);
    if (failure === undefined) {
      throw generalError(`Line ${record.line} of ${this.#path} was changed: begin again with --restart.`);
    }
    this.isCsv = failure.header !== undefined;
    return failure;
  }
}
