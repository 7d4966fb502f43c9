import type { RewrapOptions } from "./RewrapOptions.js";
import { type Run, startJob } from "./Run.js";
import { readInput } from "./readInput.js";
import { reportRun } from "./reportRun.js";
import { limited, rowsOf } from "./rowsOf.js";
import { StreamSink } from "./StreamSink.js";
import { StreamTarget } from "./StreamTarget.js";
import { settleRows } from "./settleRows.js";

/** Where rows come from and go to, if one of them is not a file. */
export interface StreamEnds {
  readonly input: string;
  /** The size of the input, where it is known. */
  readonly total: number | undefined;
  /** The file of the output; `undefined` for standard output. */
  readonly target: string | undefined;
}

/**
 * Re-encrypts rows that are read or written only once, or tries them only. Returns the exit code. Failed rows stay as they
 * are, and are reported to the failure file; without one, to standard error.
 */
export async function rewrapStream(ends: StreamEnds, run: Run<RewrapOptions>): Promise<number> {
  const { options, stopper, progress } = run;
  const target = new StreamTarget(ends.target, run);
  try {
    if (!options.dryRun) {
      progress.note("Standard input and output cannot be resumed: if this is interrupted, begin again.");
    }
    const sink = new StreamSink(run, target);
    const limit = options.check ? 1 : options.limit;
    const rows = limited(rowsOf(readInput(ends.input, run.io), options.rows), limit, () => {
      stopper.cause ??= options.check ? undefined : "limit";
    });
    const { summary, stopped } = await settleRows(
      rows,
      (items) =>
        startJob(run, items, ({ throttled }) => {
          const { changed, current, failed } = sink.recorder.counts;
          const { position } = sink;
          progress.update({
            done: changed + current + failed,
            failed,
            throttled,
            position,
            total: ends.total,
          });
        }),
      sink,
      stopper.signal,
    );
    await sink.flush();
    const { counts, bySourceKey, problem } = sink.recorder;
    const isAtEnd = stopped === undefined && stopper.cause === undefined;
    const { complete, advice } = await target.finish(isAtEnd, counts.failed);
    const { output, failures } = target;
    const report = { counts, bySourceKey, summary, unit: "row", resumedAt: 0, complete, advice } as const;
    return await reportRun({ ...report, stopped, problem, output, failures }, run);
  } finally {
    target.close();
  }
}
