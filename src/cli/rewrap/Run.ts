import { systemClock } from "../../bulk/BulkClock.js";
import type { ReEncryptSender } from "../../bulk/Caller.js";
import { Job } from "../../bulk/Job.js";
import type { ReEncryptSummary } from "../../bulk/ReEncryptSummary.js";
import { type ReEncryptResults, resultsOf } from "../../bulk/reEncryptAll.js";
import { resolveOptions } from "../../bulk/resolveOptions.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { BulkClient } from "./BulkClient.js";
import { ProgressReport } from "./ProgressReport.js";
import type { JobOptions } from "./RewrapOptions.js";
import type { RowItem } from "./rows/Row.js";
import { Stopper } from "./Stopper.js";

/** What sends the requests of a run. */
export interface RunClient extends ReEncryptSender {
  /** The URL that requests go to. */
  endpoint(): Promise<string>;
  /** Closes its connections. */
  destroy(): void;
}

/** What the parts of a run share: one call of `rewrap`. */
export interface Run<Options extends JobOptions = JobOptions> {
  readonly io: Io;
  readonly settings: Settings;
  readonly options: Options;
  readonly client: RunClient;
  readonly stopper: Stopper;
  readonly progress: ProgressReport;
  /** The command line, for the command that goes on. */
  readonly argv: readonly string[];
}

/** Makes a run, and frees what it has when the work is done. */
export async function withRun<Options extends JobOptions, Result>(
  given: Pick<Run<Options>, "io" | "settings" | "options" | "argv">,
  unit: "row" | "file",
  work: (run: Run<Options>) => Promise<Result>,
): Promise<Result> {
  const { io, settings, options } = given;
  const run: Run<Options> = {
    ...given,
    client: new BulkClient(settings, io, options.concurrency),
    stopper: new Stopper(io, options.stopAfter),
    progress: new ProgressReport(io, unit, options.quiet),
  };
  try {
    return await work(run);
  } finally {
    run.progress.clear();
    run.stopper.end();
    run.client.destroy();
  }
}

/** Starts the job of a run, whose results come in the order of the items. */
export function startJob(
  { client, options, stopper }: Run,
  items: AsyncIterable<RowItem>,
  onProgress: (summary: ReEncryptSummary) => void,
): ReEncryptResults<RowItem> {
  const resolved = resolveOptions({ ...options.job, signal: stopper.signal, onProgress });
  return resultsOf(new Job<RowItem>(client, items, resolved, systemClock));
}
