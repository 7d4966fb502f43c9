import { isKMSException } from "../../../kms/KMSException.js";
import { failureOfCall, type RowFailure, unreadable } from "../rows/failureRecord.js";
import { outcomeOfRow } from "../rows/outcomeOfRow.js";
import type { Row } from "../rows/Row.js";
import type { ItemResult } from "../settleRows.js";
import type { CiphertextFile } from "./CiphertextForm.js";
import type { FileRow } from "./FileRow.js";

/** A failure within a file. */
export interface FileFailure {
  readonly failure: RowFailure;
  /** The row that failed, of a file with rows. */
  readonly row?: Row;
}

/** What became of a file. */
export interface FileOutcome {
  readonly status: "changed" | "current" | "failed";
  /** Its content with the new ciphertexts; `undefined` when there are none. Failed rows are as they were. */
  readonly bytes?: Uint8Array | undefined;
  readonly failures: readonly FileFailure[];
}

/** The outcome of a file that failed as a whole. */
export const failedFile = (message: string): FileOutcome => ({
  status: "failed",
  failures: [{ failure: { ...unreadable(message), name: "InvalidFile" } }],
});

/** The outcome of a file with the results of its ciphertexts. */
export function outcomeOfFile({ content, file }: FileRow, results: readonly ItemResult[]): FileOutcome {
  if (content !== "keep" && "problem" in content) {
    return failedFile(content.problem);
  }
  if (file.content === undefined) {
    return { status: "current", failures: [] };
  }
  return "rows" in file.content
    ? outcomeOfRows(file.content.rows, results)
    : outcomeOfCiphertext(file.content, results[0]);
}

function outcomeOfCiphertext({ write }: CiphertextFile, result: ItemResult | undefined): FileOutcome {
  if (result?.status === "failed") {
    const { error, attempts } = result;
    return isKMSException(error, "DryRunOperationException")
      ? { status: "changed", failures: [] }
      : { status: "failed", failures: [{ failure: failureOfCall(error, attempts) }] };
  }
  return result?.status === "reencrypted" && result.changed
    ? { status: "changed", bytes: write(result.output.CiphertextBlob), failures: [] }
    : { status: "current", failures: [] };
}

function outcomeOfRows(rows: readonly Row[], results: readonly ItemResult[]): FileOutcome {
  const contents: Uint8Array[] = [];
  const failures: FileFailure[] = [];
  let isChanged = false;
  let at = 0;
  for (const row of rows) {
    const { content } = row;
    const count = content !== "keep" && "items" in content ? content.items.length : 0;
    const { bytes, status, failure } = outcomeOfRow(row, results.slice(at, at + count));
    at += count;
    contents.push(bytes);
    isChanged ||= status === "changed";
    if (failure !== undefined) {
      failures.push({ failure, row });
    }
  }
  const bytes = isChanged ? Buffer.concat(contents) : undefined;
  return failures.length > 0
    ? { status: "failed", bytes, failures }
    : { status: isChanged ? "changed" : "current", bytes, failures };
}
