import { parseJson } from "../../arguments/parseJson.js";
import { CliError } from "../../CliError.js";
import { parseFieldPath } from "../rows/fieldPath.js";
import { findJsonCells } from "../rows/findJsonCells.js";
import type { Row } from "../rows/Row.js";
import { RowReader } from "../rows/RowReader.js";
import { fieldNames, type RowSpec } from "../rows/RowSpec.js";
import { readContent } from "../rows/readContent.js";
import { RecordSplitter } from "../rows/splitRecords.js";
import { utf8Of } from "../rows/utf8Of.js";
import { FileProblem } from "./FileProblem.js";

/** How a file with fields is written. A JSON document may have line breaks anywhere. */
export type DocumentFormat = "json" | "jsonl" | "csv";

/**
 * Reads the rows of a file. A JSON document is one row.
 *
 * @param format - Default: by the name of the file, else by its content.
 *
 * @throws {@link FileProblem} when there are none.
 */
export function readDocument(
  bytes: Buffer,
  name: string,
  spec: RowSpec,
  format: DocumentFormat | undefined,
): readonly Row[] {
  if (bytes.length === 0) {
    throw new FileProblem("The file is empty");
  }
  const actual = format ?? formatOf(name, bytes);
  if (actual === "json") {
    return [readWhole(bytes, spec)];
  }
  try {
    return readRows(bytes, { ...spec, format: actual });
  } catch (error) {
    throw error instanceof CliError ? new FileProblem(error.message) : error;
  }
}

function formatOf(name: string, bytes: Buffer): DocumentFormat {
  const [, extension = ""] = /\.(csv|jsonl|ndjson)$/i.exec(name) ?? [];
  if (extension !== "") {
    return /csv/i.test(extension) ? "csv" : "jsonl";
  }
  const text = utf8Of(bytes)?.replace(/^\ufeff/, "");
  return text === undefined || "value" in parseJson(text) ? "json" : "jsonl";
}

function readWhole(bytes: Buffer, spec: RowSpec): Row {
  const row = { line: 1, source: bytes, original: bytes };
  const text = utf8Of(bytes);
  if (text === undefined) {
    return { ...row, content: { problem: "The file is not UTF-8" } };
  }
  const found = findJsonCells(text, fieldNames(spec).map(parseFieldPath));
  return "problem" in found
    ? { ...row, content: { problem: found.problem.replace("The row", "The file") } }
    : { ...row, ...readContent(text, found.cells, spec) };
}

function readRows(bytes: Buffer, spec: RowSpec): readonly Row[] {
  const splitter = new RecordSplitter(spec.format === "csv");
  const reader = new RowReader(spec);
  const rows = [...splitter.push(bytes), ...splitter.end()].flatMap((record) => reader.read(record));
  if (rows.some(({ source, original }) => source !== original)) {
    throw new FileProblem("It is a failure file of this program: use kms-reencrypt rewrap FILE OUT");
  }
  return rows;
}
