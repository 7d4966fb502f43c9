import { BulkStoppedError } from "./BulkStoppedError.js";
import type { ReEncryptSummary } from "./ReEncryptSummary.js";

/** Why a job stopped: a phrase, and the error behind it. */
export interface Stop {
  readonly message: string;
  readonly cause: unknown;
}

/** The error of a job that stopped, with what the job did and what to do next. */
export function stoppedError({ message, cause }: Stop, summary: ReEncryptSummary): BulkStoppedError {
  const { changed, current, failed, stopped } = summary;
  const what =
    stopped === "preflight"
      ? "reEncryptAll did not start"
      : `reEncryptAll stopped after ${changed + current} items, and ${failed} that failed`;
  return new BulkStoppedError(
    `${what}: ${message.replace(/\.$/, "")}. ${NEXT[stopped ?? "aborted"]}`,
    summary,
    cause,
  );
}

const AGAIN = "then run it again with the items that have no new ciphertext.";

const NEXT: Readonly<Record<NonNullable<ReEncryptSummary["stopped"]>, string>> = {
  aborted: "To finish, run it again with the items that have no new ciphertext.",
  left: "To finish, run it again with the items that have no new ciphertext.",
  preflight: "To start without this check, set preflight to false.",
  configuration: `Correct it, ${AGAIN}`,
  failures: `Correct the cause, ${AGAIN} To go on despite failures, raise maxFailures.`,
  source: `Correct the source, ${AGAIN}`,
  progress: `Correct onProgress, ${AGAIN}`,
};
