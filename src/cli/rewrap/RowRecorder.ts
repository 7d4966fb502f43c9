import { FailureWatch } from "../../bulk/FailureWatch.js";
import { Tally } from "../../bulk/Tally.js";
import { NO_ROWS, type RowCounts, withRow } from "./RowCounts.js";
import type { Run } from "./Run.js";
import { outcomeOfRow, type RowOutcome } from "./rows/outcomeOfRow.js";
import type { Row } from "./rows/Row.js";
import type { ItemResult } from "./settleRows.js";
import { addSourceKeys, type SourceKeys } from "./summaryText.js";

/** Counts what becomes of rows, and stops the run when too many fail. */
export class RowRecorder {
  counts: RowCounts;
  /** Why the run was stopped, if too many rows failed. */
  problem: string | undefined;
  readonly #run: Run;
  readonly #earlier: SourceKeys;
  readonly #tally = new Tally();
  readonly #watch: FailureWatch;

  constructor(run: Run, counts: RowCounts = NO_ROWS, bySourceKey: SourceKeys = {}) {
    this.#run = run;
    this.counts = counts;
    this.#earlier = bySourceKey;
    const { failureLimit, dryRun } = run.options;
    this.#watch = new FailureWatch({ ratio: dryRun ? 1 : (failureLimit.ratio ?? 1), after: 1000 });
  }

  /** The counts of ciphertexts, by the key that they were under. */
  get bySourceKey(): SourceKeys {
    return addSourceKeys(this.#earlier, this.#tally.summary(0, 0).bySourceKey);
  }

  /** Returns the outcome of a row with the results of its items, and counts it. */
  record(row: Row, results: readonly ItemResult[]): RowOutcome {
    const outcome = outcomeOfRow(row, results);
    this.counts = withRow(this.counts, outcome.status);
    this.#countKeys(results, outcome);
    if (outcome.status !== "kept") {
      this.#checkLimits(outcome);
    }
    return outcome;
  }

  #countKeys(results: readonly ItemResult[], { failure }: RowOutcome): void {
    const { SourceKeyId, DestinationKeyId = "" } = this.#run.options.job;
    const defaults = { SourceKeyId, DestinationKeyId };
    for (const result of results) {
      this.#tally.add(
        { ...defaults, DestinationKeyId: result.item.DestinationKeyId ?? DestinationKeyId },
        result,
      );
    }
    if (results.length === 0 && failure !== undefined) {
      const error = new Error(failure.message);
      this.#tally.add(defaults, { status: "failed", error, attempts: 0 });
    }
  }

  #checkLimits({ failure }: RowOutcome): void {
    const { count } = this.#run.options.failureLimit;
    const error = failure && Object.assign(new Error(failure.message), { name: failure.name });
    const problem =
      count !== undefined && failure !== undefined && this.counts.failed > count
        ? `more than ${count} rows failed`
        : this.#watch.add(error);
    if (problem !== undefined && this.problem === undefined) {
      this.problem = `${problem}, the last one because: ${failure?.message ?? ""}`;
      this.#run.stopper.stop("failures");
    }
  }
}
