import { ClientSideError } from "../errors/ClientSideError.js";
import type { ReEncryptSummary } from "./ReEncryptSummary.js";

/**
 * A job of {@link reEncryptAll} ended before all items were done. Items without a result were not changed: run the job
 * again with them. `summary.stopped` says why, and `cause` is the error behind it.
 */
export class BulkStoppedError extends ClientSideError {
  /** Identifies the class in every copy of the package. */
  static override readonly code = "BulkStoppedError";

  /** Distinguishes the error from others. */
  declare readonly name: "BulkStoppedError";
  /** The error that ended the job, or the reason that `signal` was aborted with. */
  declare readonly cause?: unknown;
  /** What the job did until then. */
  readonly summary: ReEncryptSummary;

  /** Makes the error of a job that stopped. */
  constructor(message: string, summary: ReEncryptSummary, cause: unknown) {
    super(message, { cause });
    this.summary = summary;
  }
}
