import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ReEncryptSummary } from "../../../bulk/ReEncryptSummary.js";
import type { ParsedArguments } from "../../arguments/ParsedArguments.js";
import { argumentError, CliError, EXIT } from "../../CliError.js";
import type { Settings } from "../../configuration/Settings.js";
import type { Io } from "../../Io.js";
import { type Run, startJob, withRun } from "../Run.js";
import { type RunOutcome, reportRun, withAdvice } from "../reportRun.js";
import { comparedOptions } from "../resume/comparedOptions.js";
import { Lock } from "../resume/Lock.js";
import { type Settled, settleRows } from "../settleRows.js";
import { resumeCommand } from "../shellCommand.js";
import { syncFolder } from "../syncFolder.js";
import { FileFailures } from "./FileFailures.js";
import { FileGlob, OWN_PREFIX } from "./FileGlob.js";
import { FileJournal } from "./FileJournal.js";
import { FileRecorder } from "./FileRecorder.js";
import type { FileRow } from "./FileRow.js";
import { FileSource } from "./FileSource.js";
import type { FilesOptions } from "./FilesOptions.js";
import { FilesSink } from "./FilesSink.js";
import { FileTotal } from "./FileTotal.js";
import { excludedOf, failurePath, stateFolder, stateName } from "./filePaths.js";
import { readFilesOptions } from "./readFilesOptions.js";

/** Re-encrypts the ciphertexts in files. Returns the exit code. */
export async function rewrapFiles(args: ParsedArguments, settings: Settings, io: Io): Promise<number> {
  const options = await readFilesOptions(args, settings, io);
  const glob = new FileGlob(options.pattern);
  if (!existsSync(glob.base || ".")) {
    throw noFiles(options.pattern);
  }
  return withRun({ io, settings, options, argv: args.argv }, "file", (run) =>
    options.target === undefined ? moveFiles(run, glob, undefined) : moveLocked(run, glob),
  );
}

const noFiles = (pattern: string): Error =>
  argumentError(
    `--files: no file matches ${pattern}`,
    "Folders and hidden files do not count; ** matches any number of folders.",
  );

/** One process at a time works on these files. */
async function moveLocked(run: Run<FilesOptions>, glob: FileGlob): Promise<number> {
  const { options } = run;
  const folder = stateFolder(options, glob);
  const state = join(folder, `${OWN_PREFIX}${stateName(options)}`);
  const compared = await comparedFiles(run);
  const lock = Lock.acquire(`${state}.lock`);
  try {
    const journal = openJournal(`${state}.journal`, run, compared, lock);
    await syncFolder(folder);
    let isComplete = false;
    try {
      return await moveFiles(run, glob, journal, () => {
        isComplete = true;
      });
    } finally {
      journal.close(isComplete);
    }
  } finally {
    lock.release();
  }
}

function openJournal(
  path: string,
  { options, argv }: Run<FilesOptions>,
  compared: Readonly<Record<string, string>>,
  lock: Lock,
): FileJournal {
  try {
    return new FileJournal(path, compared, options.restart, lock);
  } catch (error) {
    throw wantsOthers(error) ? error : withAdvice(error, resumeCommand(argv));
  }
}

/** Whether the command line is wrong, so that the same one would fail again. */
const wantsOthers = (error: unknown): boolean =>
  error instanceof CliError && error.exitCode === EXIT.arguments;

/** The options that decide what is written. */
const comparedFiles = async ({
  options,
  settings,
  client,
}: Run<FilesOptions>): Promise<Record<string, string>> => ({
  ...(await comparedOptions(options, settings, await client.endpoint())),
  "--format": options.format ?? "",
  ...(options.target?.kind === "folder"
    ? { "--out-dir": resolve(options.target.folder) }
    : { "--backup": options.target?.suffix ?? "" }),
});

async function moveFiles(
  run: Run<FilesOptions>,
  glob: FileGlob,
  journal: FileJournal | undefined,
  onComplete: () => void = () => {},
): Promise<number> {
  const { options, stopper } = run;
  const recorder = new FileRecorder(run);
  const failures = new FileFailures(failurePath(options, glob), run.progress);
  const source = new FileSource(glob, options, journal);
  const sink = new FilesSink(options, { journal, recorder, failures, onError: () => stopper.stop("error") });
  const onMore = () => {
    stopper.cause ??= options.check ? undefined : "limit";
  };
  const excluded = excludedOf(options, glob);
  const total = new FileTotal(glob, excluded, options.limit);
  try {
    const onProgress = progressOf(run, recorder, total);
    const { summary, stopped } = await settle(run, source.read(excluded, onMore), sink, onProgress);
    const isWhole = stopped === undefined && stopper.cause === undefined;
    if (isWhole && recorder.counts.failed === 0) {
      onComplete();
    }
    if (isWhole && source.found === 0) {
      throw noFiles(options.pattern);
    }
    const { counts, bySourceKey, problem, resumedAt } = recorder;
    return await reportRun(
      {
        ...{ counts, bySourceKey, problem, resumedAt, summary, stopped, unit: "file", complete: isWhole },
        ...{ failures: failures.path, output: outputOf(options), ...nextStep(run, isWhole, failures.path) },
      },
      run,
    );
  } finally {
    total.end();
    failures.close();
  }
}

/** When the disk is full, the user has to know how to go on. */
async function settle(
  run: Run<FilesOptions>,
  rows: AsyncIterable<readonly FileRow[]>,
  sink: FilesSink,
  onProgress: (summary: ReEncryptSummary) => void,
): Promise<Settled> {
  try {
    const settled = await settleRows(
      rows,
      (items) => startJob(run, items, onProgress),
      sink,
      run.stopper.signal,
    );
    await sink.finish();
    return settled;
  } catch (error) {
    throw withAdvice(error, resumeCommand(run.argv));
  }
}

const progressOf =
  ({ progress }: Run, recorder: FileRecorder, total: FileTotal) =>
  ({ throttled }: ReEncryptSummary) => {
    const { changed, current, failed } = recorder.counts;
    const done = changed + current + failed;
    progress.update({ done, failed, throttled, position: done, total: total.count });
  };

function nextStep(
  { options, argv }: Run<FilesOptions>,
  isWhole: boolean,
  failures: string | undefined,
): Pick<RunOutcome, "resume" | "advice"> {
  const reported = failures && `The failures are in ${failures}.`;
  if (options.target === undefined) {
    return { advice: reported };
  }
  const command = resumeCommand(argv);
  return isWhole
    ? { advice: reported && `${reported}\nTo try the failed files again: ${command}` }
    : { advice: reported, resume: command };
}

const outputOf = ({ target, pattern }: FilesOptions): string | undefined =>
  target?.kind === "folder" ? target.folder : target && pattern;
