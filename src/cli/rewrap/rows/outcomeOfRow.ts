import type { ReEncryptResult } from "../../../bulk/ReEncryptResult.js";
import { isKMSException } from "../../../kms/KMSException.js";
import { toBase64 } from "../../../runtime/base64.js";
import type { Cell } from "./Cell.js";
import { failureOfCall, type RowFailure, unreadable } from "./failureRecord.js";
import type { Row, RowItem } from "./Row.js";
import { splice } from "./splice.js";

/** What became of a row. */
export interface RowOutcome {
  /** What the output has. */
  readonly bytes: Uint8Array;
  readonly status: "changed" | "current" | "failed" | "kept";
  /** Why it failed, if it did. */
  readonly failure?: RowFailure;
}

/** The outcome of a row with the results of its items. If one of them failed, the whole row stays as it was. */
export function outcomeOfRow(
  { original, content }: Row,
  results: readonly ReEncryptResult<RowItem>[],
): RowOutcome {
  if (content === "keep") {
    return { bytes: original, status: "kept" };
  }
  if ("items" in content && content.items.length === 0) {
    return { bytes: original, status: "kept" };
  }
  if ("problem" in content) {
    return { bytes: original, status: "failed", failure: unreadable(content.problem) };
  }
  const replacements: { readonly cell: Cell; readonly content: string }[] = [];
  let wasTried = false;
  for (const [index, result] of results.entries()) {
    if (result.status === "failed") {
      if (!isKMSException(result.error, "DryRunOperationException")) {
        return { bytes: original, status: "failed", failure: failureOfCall(result.error, result.attempts) };
      }
      wasTried = true;
    }
    const cell = content.cells[index];
    if (result.status === "reencrypted" && result.changed && cell !== undefined) {
      replacements.push({ cell, content: toBase64(result.output.CiphertextBlob) });
    }
  }
  return replacements.length === 0
    ? { bytes: original, status: wasTried ? "changed" : "current" }
    : { bytes: Buffer.from(splice(content.text, replacements)), status: "changed" };
}
