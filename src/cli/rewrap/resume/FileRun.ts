import { existsSync, statSync } from "node:fs";
import { CliError, generalError } from "../../CliError.js";
import type { RewrapOptions } from "../RewrapOptions.js";
import { doneOf } from "../RowCounts.js";
import type { Run } from "../Run.js";
import { removeFile } from "../removeFile.js";
import { isFatal, reportRun, withAdvice } from "../reportRun.js";
import { RetryReader } from "../rows/RetryReader.js";
import { RowReader } from "../rows/RowReader.js";
import { resumeCommand } from "../shellCommand.js";
import { addSent, NOTHING_SENT, type SentCounts } from "../summaryText.js";
import { afterRetry } from "./afterRetry.js";
import { bootId } from "./bootId.js";
import { type Checkpoint, NOTHING_DONE, type PassState, writeCheckpoint } from "./Checkpoint.js";
import type { Lock } from "./Lock.js";
import { mergeRetried } from "./mergeRetried.js";
import { finishFiles, swapFiles } from "./moveFiles.js";
import { removeAll } from "./openRun.js";
import type { RewrapPaths } from "./RewrapPaths.js";
import { type PassPlan, sizeOf } from "./resumePass.js";
import { type PassResult, runPass } from "./runPass.js";

/** A run over rows. */
type FileRunContext = Run<RewrapOptions>;

/** Whether going on cannot help. */
const hasToRestart = (error: unknown): boolean =>
  error instanceof CliError && error.message.includes("--restart");

/** A run over a file, from stage to stage. */
export class FileRun {
  readonly #run: FileRunContext;
  readonly #paths: RewrapPaths;
  readonly #lock: Lock;
  readonly #mode: number;
  readonly #hasMore: boolean;
  #checkpoint: Checkpoint;
  /** How many rows earlier runs had done, those behind the last checkpoint included. */
  #resumedAt: number;
  #sent: SentCounts = NOTHING_SENT;
  #ended: Pick<PassResult, "stopped" | "problem"> = {};

  constructor(run: FileRunContext, paths: RewrapPaths, lock: Lock, checkpoint: Checkpoint) {
    this.#run = run;
    this.#paths = paths;
    this.#lock = lock;
    this.#checkpoint = checkpoint;
    this.#mode = statSync(paths.input).mode & 0o777;
    this.#hasMore = checkpoint.boot === bootId();
    this.#resumedAt = doneOf(checkpoint.rows.counts);
  }

  /** Does everything that is left, and reports. */
  async toEnd(): Promise<number> {
    const { progress } = this.#run;
    const { stage } = this.#checkpoint;
    if (stage !== "rows" || this.#checkpoint.rows.rows > 0) {
      progress.note(`Goes on with an earlier run for ${this.#paths.output}.`);
    }
    try {
      if (stage === "failed") {
        await this.#save({ stage: "retry", retry: NOTHING_DONE, retriesAll: true });
      }
      while (await this.#step()) {}
    } catch (error) {
      throw hasToRestart(error) ? error : withAdvice(error, this.#command);
    }
    const complete = this.#checkpoint.stage === "finish";
    try {
      return await this.#report(complete);
    } finally {
      // Last, so that a run that is killed here says the same when it is started again.
      if (complete) {
        removeFile(this.#paths.checkpoint);
      }
    }
  }

  /** Removes the files of a run that has done nothing: the user will correct the options. */
  discardIfUnused(): void {
    if (this.#isUnused()) {
      removeAll(this.#paths);
    }
  }

  #isUnused(): boolean {
    const { stage, rows } = this.#checkpoint;
    const size = sizeOf(this.#paths.part);
    const isInVain =
      doneOf(rows.counts) === 0 || (this.#ended.stopped !== undefined && isFatal(this.#ended.stopped));
    const { changed, current } = rows.counts;
    return stage === "rows" && isInVain && changed + current === 0 && size === rows.outputBytes;
  }

  /** Does what the stage says. Returns whether there is a further stage. */
  async #step(): Promise<boolean> {
    if (this.#isCut()) {
      await this.#save({ stage: "rows", retry: NOTHING_DONE });
    }
    switch (this.#checkpoint.stage) {
      case "rows":
        return this.#rewrapRows();
      case "retry":
        return this.#retryRows();
      case "merge":
        await mergeRetried(this.#paths, this.#run.options.rows, this.#mode, this.#run.io);
        await this.#save({ stage: "swap", mergedBytes: sizeOf(this.#paths.merged) });
        return true;
      case "swap":
        return this.#swap();
      case "failed":
        return this.#acceptFailures();
      case "finish":
        await finishFiles(this.#paths, this.#run.options, this.#checkpoint.rows.counts);
        return false;
    }
  }

  /** Whether a file is shorter than it was when its stage was done. What is missing has to be done again. */
  #isCut(): boolean {
    const { part, failures } = this.#paths;
    const { stage, rows } = this.#checkpoint;
    const isCut = sizeOf(part) < rows.outputBytes || sizeOf(failures) < rows.failureBytes;
    const isRenamed = stage === "finish" && !existsSync(part);
    return isCut && stage !== "rows" && stage !== "swap" && !isRenamed;
  }

  async #rewrapRows(): Promise<boolean> {
    const { input, part, failures } = this.#paths;
    const { rows: spec } = this.#run.options;
    const before = statSync(input);
    const ended = await this.#pass(
      {
        ...this.#plan(this.#checkpoint.rows),
        input,
        isCsv: spec.format === "csv",
        reader: () => new RowReader(spec),
        files: { output: part, failures, mode: this.#mode },
      },
      this.#run,
      (rows) => this.#save({ rows }),
      (from) => {
        this.#resumedAt = doneOf(from.counts);
      },
    );
    if (!ended) {
      return false;
    }
    const after = statSync(input);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
      throw generalError(`${input} was changed while it was read: begin again with --restart.`);
    }
    await this.#save({ stage: this.#checkpoint.rows.counts.failed > 0 ? "retry" : "finish" });
    return true;
  }

  async #retryRows(): Promise<boolean> {
    const { failures, retried, retryFailures } = this.#paths;
    const { retriesAll } = this.#checkpoint;
    const ended = await this.#pass(
      {
        ...this.#plan(this.#checkpoint.retry),
        input: failures,
        isCsv: false,
        reader: () => new RetryReader(failures, this.#run.options.rows, retriesAll),
        files: { output: retried, failures: retryFailures, mode: this.#mode },
      },
      forRetry(this.#run),
      (retry) => this.#save({ retry }),
    );
    if (ended) {
      const { rows, retry } = this.#checkpoint;
      const { changed, current } = retry.counts;
      await this.#save({ stage: changed + current > 0 ? "merge" : "swap", mergedBytes: rows.outputBytes });
    }
    return ended;
  }

  #plan(state: PassState): Pick<PassPlan, "state" | "hasMore" | "keyName"> {
    return { state, hasMore: this.#hasMore, keyName: this.#run.options.job.SourceKeyId ?? "unknown" };
  }

  /** Runs a pass. Returns whether it came to its end. */
  async #pass(
    plan: PassPlan,
    run: FileRunContext,
    save: (state: PassState) => Promise<void>,
    onResume: (from: PassState) => void = () => {},
  ): Promise<boolean> {
    const { summary, from, ...ended } = await runPass(plan, run, save);
    onResume(from);
    this.#sent = addSent(this.#sent, summary);
    this.#ended = ended;
    return ended.isComplete;
  }

  async #swap(): Promise<boolean> {
    await swapFiles(this.#paths);
    await this.#save(afterRetry(this.#checkpoint));
    return true;
  }

  async #acceptFailures(): Promise<boolean> {
    if (!this.#run.options.allowFailures) {
      return false;
    }
    await this.#save({ stage: "finish" });
    return true;
  }

  async #save(changes: Partial<Checkpoint>): Promise<void> {
    this.#lock.check();
    this.#checkpoint = { ...this.#checkpoint, ...changes, boot: bootId() };
    await writeCheckpoint(this.#paths.checkpoint, this.#checkpoint);
  }

  get #command(): string {
    return resumeCommand(this.#run.argv);
  }

  #report(complete: boolean): Promise<number> {
    const { output, failures } = this.#paths;
    const { rows, stage } = this.#checkpoint;
    const { failed } = rows.counts;
    const retry = `Correct the cause and run the same command again, which tries them again; or add --allow-failures to write ${output} with these rows as they were.`;
    return reportRun(
      {
        counts: rows.counts,
        bySourceKey: rows.bySourceKey,
        summary: this.#sent,
        unit: "row",
        resumedAt: this.#resumedAt,
        repeatedAtMost: this.#lock.wasTakenOver ? 4 * this.#run.options.concurrency : 0,
        complete,
        output,
        failures: failed > 0 ? failures : undefined,
        advice:
          failed > 0 ? `Failed rows are in ${failures}.${stage === "failed" ? ` ${retry}` : ""}` : undefined,
        resume: complete || this.#isUnused() ? undefined : this.#command,
        ...this.#ended,
      },
      this.#run,
    );
  }
}

/** Rows that failed mostly fail again, and that must not stop the run. */
const forRetry = (run: FileRunContext): FileRunContext => ({
  ...run,
  options: {
    ...run.options,
    failureLimit: {},
    job: { ...run.options.job, preflight: false, maxFailures: { ratio: 1 } },
  },
});
