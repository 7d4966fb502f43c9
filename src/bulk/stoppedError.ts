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
    `${what}: ${message.replace(/\.$/, "")}. ${nextStep(stopped ?? "aborted")}`,
    summary,
    cause,
  );
}

/** A function, because bundlers keep a table whose texts contain others, even where nothing uses it. */
function nextStep(stopped: NonNullable<ReEncryptSummary["stopped"]>): string {
  const again = "run it again with the items that have no new ciphertext.";
  const steps: Readonly<Record<typeof stopped, string>> = {
    aborted: `To finish, ${again}`,
    left: `To finish, ${again}`,
    preflight: "To start without this check, set preflight to false.",
    configuration: `Correct it, then ${again}`,
    failures: `Correct the cause, then ${again} To go on despite failures, raise maxFailures.`,
    source: `Correct the source, then ${again}`,
    progress: `Correct onProgress, then ${again}`,
  };
  return steps[stopped];
}
