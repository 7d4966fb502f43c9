import type { BulkStoppedError } from "../../bulk/BulkStoppedError.js";
import type { StopReason } from "../../bulk/ReEncryptSummary.js";
import { CliError, EXIT } from "../CliError.js";
import { describeError } from "../describeError.js";
import { escapeControls } from "../output/escapeControls.js";
import type { Run } from "./Run.js";
import type { StopCause } from "./Stopper.js";
import { type RunReport, summaryJson, summaryText } from "./summaryText.js";

/** What a run leaves to be said. */
export interface RunOutcome extends Omit<RunReport, "dryRun" | "stopped"> {
  /** Why the job stopped, if it did. */
  readonly stopped?: BulkStoppedError | undefined;
  /** Why the run was stopped, in words of its own. */
  readonly problem?: string | undefined;
  /** The command that goes on; where there is one. */
  readonly resume?: string | undefined;
  /** What to do next. */
  readonly advice?: string | undefined;
}

/**
 * Prints what a run did, and returns its exit code.
 *
 * @throws {@link CliError} for what stopped the job, as `re-encrypt` does.
 */
export async function reportRun(outcome: RunOutcome, run: Run): Promise<number> {
  run.progress.clear();
  const { stopped } = outcome;
  if (stopped !== undefined && isFatal(stopped)) {
    const call = { operation: "ReEncrypt", endpoint: await endpointOf(run), env: run.io.env };
    throw withAdvice(describeError(stopped.cause, call), outcome.resume);
  }
  await printSummary(outcome, run);
  const { cause } = run.stopper;
  if (cause === "SIGINT" || cause === "SIGTERM") {
    return cause === "SIGTERM" ? EXIT.terminated : EXIT.interrupted;
  }
  return outcome.counts.failed > 0 || !outcome.complete ? EXIT.unfinished : EXIT.success;
}

/** Reasons that end the program with the error behind them. */
const FATAL: readonly StopReason[] = ["preflight", "configuration", "source"];

/** Whether a job was stopped by an error that ends the program. */
export const isFatal = ({ summary }: BulkStoppedError): boolean =>
  FATAL.some((reason) => reason === summary.stopped);

/** It is not known when it is what is wrong. */
const endpointOf = async ({ client, settings }: Run): Promise<string> => {
  try {
    return await client.endpoint();
  } catch {
    return settings.endpoint ?? "";
  }
};

/** The words of the error, with what else the user needs to know. */
export function withAdvice(error: unknown, resume: string | undefined): unknown {
  if (!(error instanceof CliError) || resume === undefined) {
    return error;
  }
  const { exitCode, info, cause } = error;
  const hint = [info.hint, `To go on: ${resume}`].filter(Boolean).join("\n");
  return new CliError(exitCode, { ...info, hint }, { cause });
}

async function printSummary(outcome: RunOutcome, { io, options, stopper }: Run): Promise<void> {
  const { resume, advice, problem, stopped } = outcome;
  const reason =
    problem === undefined
      ? stopped?.summary.stopped === "failures"
        ? stopped.message
        : stopText(stopper.cause)
      : `Stopped, because ${problem}`;
  const report: RunReport = { ...outcome, stopped: reason, dryRun: options.dryRun };
  if (options.summary === "json") {
    // Where the rows go to standard output, the summary must not.
    await (outcome.output === undefined && !options.dryRun ? io.stderr : io.stdout).write(
      `${summaryJson(report)}\n`,
    );
  }
  if (options.quiet || options.summary === "json") {
    return;
  }
  const lines = [summaryText(report), reason, advice, resume && `To go on: ${resume}`];
  await io.stderr.write(escapeControls(`${lines.filter(Boolean).join("\n")}\n`));
}

const stopText = (cause: StopCause | undefined): string | undefined =>
  cause &&
  {
    SIGINT: "Interrupted. What was on its way is finished.",
    SIGTERM: "Terminated. What was on its way is finished.",
    limit: "Stopped at --limit.",
    time: "Stopped at --stop-after.",
    failures: "Stopped, because too many rows failed.",
    error: "Stopped by an error.",
  }[cause];
