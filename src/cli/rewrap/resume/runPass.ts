import { statSync } from "node:fs";
import type { BulkStoppedError } from "../../../bulk/BulkStoppedError.js";
import type { ReEncryptSummary } from "../../../bulk/ReEncryptSummary.js";
import type { RewrapOptions } from "../RewrapOptions.js";
import { type Run, startJob } from "../Run.js";
import { limited } from "../rowsOf.js";
import { settleRows } from "../settleRows.js";
import type { PassState } from "./Checkpoint.js";
import { FileSink } from "./FileSink.js";
import { type PassPlan, resumePass } from "./resumePass.js";

/** How a pass ended. */
export interface PassResult {
  readonly summary: ReEncryptSummary;
  /** Where it went on. */
  readonly from: PassState;
  /** Whether it came to its end. */
  readonly isComplete: boolean;
  readonly stopped?: BulkStoppedError | undefined;
  readonly problem?: string | undefined;
}

/**
 * Goes on with a pass over rows, until its end or until the run is stopped. Both end with a checkpoint.
 *
 * @param save - Makes a checkpoint, after everything up to it is on the disk.
 */
export async function runPass(
  plan: PassPlan,
  run: Run<RewrapOptions>,
  save: (state: PassState) => Promise<void>,
): Promise<PassResult> {
  const { stopper, progress, options, io } = run;
  const { state, hash, rows } = await resumePass(plan, io);
  const sink = new FileSink(run, plan.files, state, hash, save);
  const total = statSync(plan.input).size;
  try {
    const left = limited(rows, options.limit, () => {
      stopper.cause ??= "limit";
    });
    const { summary, stopped } = await settleRows(
      left,
      (items) =>
        startJob(run, items, ({ throttled }) => {
          const { changed, current, failed } = sink.recorder.counts;
          const done = changed + current + failed;
          progress.update({ done, failed, throttled, position: sink.position, total });
        }),
      sink,
      stopper.signal,
    );
    await sink.end();
    const isComplete = stopped === undefined && stopper.cause === undefined;
    return { summary, from: state, isComplete, stopped, problem: sink.recorder.problem };
  } finally {
    sink.close();
  }
}
