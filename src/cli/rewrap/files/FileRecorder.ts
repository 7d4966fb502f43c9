import { FailureWatch } from "../../../bulk/FailureWatch.js";
import { Tally } from "../../../bulk/Tally.js";
import { NO_ROWS, type RowCounts, withRow } from "../RowCounts.js";
import type { Run } from "../Run.js";
import type { ItemResult } from "../settleRows.js";
import { addSourceKeys, type SourceKeys } from "../summaryText.js";
import type { FilesOptions } from "./FilesOptions.js";
import type { FileRecord } from "./JournalPart.js";
import type { FileOutcome } from "./outcomeOfFile.js";

/** Counts what becomes of files, and stops the run when too many fail. */
export class FileRecorder {
  counts: RowCounts = NO_ROWS;
  /** How many files earlier runs had done. */
  resumedAt = 0;
  /** Why the run was stopped, if too many files failed. */
  problem: string | undefined;
  readonly #run: Run<FilesOptions>;
  readonly #tally = new Tally();
  readonly #watch: FailureWatch;
  #earlier: SourceKeys = {};

  constructor(run: Run<FilesOptions>) {
    this.#run = run;
    const { failureLimit, dryRun } = run.options;
    this.#watch = new FailureWatch({ ratio: dryRun ? 1 : (failureLimit.ratio ?? 1), after: 1000 });
  }

  /** The counts of ciphertexts, by the key that they were under. */
  get bySourceKey(): SourceKeys {
    return addSourceKeys(this.#earlier, this.#tally.summary(0, 0).bySourceKey);
  }

  /** Counts a file that an earlier run had done. */
  addEarlier({ status, keys = {} }: FileRecord): void {
    this.counts = withRow(this.counts, status);
    this.resumedAt += 1;
    this.#earlier = addSourceKeys(this.#earlier, keys);
  }

  /** Counts a file. */
  add({ status, failures }: FileOutcome, results: readonly ItemResult[]): void {
    this.counts = withRow(this.counts, status);
    this.#count(this.#tally, results, failures.length > 0);
    const [first] = failures;
    this.#checkLimits(first && Object.assign(new Error(first.failure.message), { name: first.failure.name }));
  }

  /** The counts of the ciphertexts of one file. */
  keysOf(results: readonly ItemResult[]): SourceKeys {
    const tally = new Tally();
    this.#count(tally, results, false);
    return tally.summary(0, 0).bySourceKey;
  }

  /** A file without results failed before it was sent. It has at least one ciphertext. */
  #count(tally: Tally, results: readonly ItemResult[], isFailed: boolean): void {
    const { SourceKeyId, DestinationKeyId = "" } = this.#run.options.job;
    for (const result of results) {
      tally.add({ SourceKeyId, DestinationKeyId: result.item.DestinationKeyId ?? DestinationKeyId }, result);
    }
    if (results.length === 0 && isFailed) {
      tally.add({ SourceKeyId, DestinationKeyId }, { status: "failed", error: new Error(), attempts: 0 });
    }
  }

  #checkLimits(error: Error | undefined): void {
    const { count } = this.#run.options.failureLimit;
    const problem =
      count !== undefined && error !== undefined && this.counts.failed > count
        ? `more than ${count} files failed`
        : this.#watch.add(error);
    if (problem !== undefined && this.problem === undefined) {
      this.problem = `${problem}, the last one because: ${error?.message ?? ""}`;
      this.#run.stopper.stop("failures");
    }
  }
}
