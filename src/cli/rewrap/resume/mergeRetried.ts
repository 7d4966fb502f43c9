import { createReadStream } from "node:fs";
import { generalError } from "../../CliError.js";
import type { Io } from "../../Io.js";
import { OutputFile } from "../OutputFile.js";
import { readInput } from "../readInput.js";
import { removeFile } from "../removeFile.js";
import { parseFailureRow } from "../rows/FailureRow.js";
import { RowReader } from "../rows/RowReader.js";
import type { RowSpec } from "../rows/RowSpec.js";
import { RecordSource } from "./RecordSource.js";
import type { RewrapPaths } from "./RewrapPaths.js";

/** How many bytes are written at once. */
const CHUNK = 256 * 1024;

/**
 * Copies the output, with the rows that were tried again in their places. They are found by their lines in the input, and by
 * what they are: rows in failure files of earlier runs may have the same lines.
 */
export async function mergeRetried(paths: RewrapPaths, spec: RowSpec, mode: number, io: Io): Promise<void> {
  removeFile(paths.merged);
  const merged = new OutputFile(paths.merged, mode);
  try {
    let [chunks, size]: [Uint8Array[], number] = [[], 0];
    for await (const bytes of mergedRows(paths, spec, io)) {
      chunks.push(bytes);
      size += bytes.length;
      if (size >= CHUNK) {
        merged.write(Buffer.concat(chunks));
        [chunks, size] = [[], 0];
      }
    }
    merged.write(Buffer.concat(chunks));
    await merged.sync();
  } finally {
    merged.close();
  }
}

async function* mergedRows(paths: RewrapPaths, spec: RowSpec, io: Io): AsyncGenerator<Buffer> {
  const reader = new RowReader(spec);
  const input = new RecordSource(readInput(paths.input, io), spec.format === "csv");
  const failures = new RecordSource(createReadStream(paths.failures), false);
  const first = await input.next();
  const rows = first === undefined ? [] : [...reader.read(first)].map(({ line }) => line);
  const part = new RecordSource(createReadStream(paths.part), reader.isCsv);
  const retried = new RecordSource(createReadStream(paths.retried), reader.isCsv);
  let failure = await failures.next();
  for (let record = await part.next(); record !== undefined; record = await part.next()) {
    if (rows.length === 0) {
      const next = await input.next();
      rows.push(...(next === undefined ? [] : reader.skim(next).map(({ line }) => line)));
    }
    const line = rows.shift();
    const failed = failure && parseFailureRow(failure.bytes);
    if (failed !== undefined && failed.line === line && isSameLine(failed.row, record.bytes)) {
      const retriedRecord = await retried.next();
      if (retriedRecord === undefined) {
        throw generalError(`${paths.retried} is too short: begin again with --restart.`);
      }
      failure = await failures.next();
      yield endedAs(retriedRecord.bytes, record.bytes);
    } else {
      yield record.bytes;
    }
  }
  if (failure !== undefined) {
    throw generalError(`${paths.failures} does not belong to ${paths.part}: begin again with --restart.`);
  }
}

const LINE_FEED = 0x0a;

/** A failure file does not tell whether the last row had a line break. */
const isSameLine = (one: Buffer, other: Buffer): boolean =>
  one.equals(other) || (one.at(-1) === LINE_FEED && one.subarray(0, -1).equals(other));

/** A row without its line break, if the one in whose place it comes has none. */
const endedAs = (bytes: Buffer, replaced: Buffer): Buffer =>
  bytes.at(-1) === LINE_FEED && replaced.at(-1) !== LINE_FEED ? bytes.subarray(0, -1) : bytes;
