import { createHash } from "node:crypto";
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { saidBy } from "../../../errors/platformError.js";
import type { ParsedArguments } from "../../arguments/ParsedArguments.js";
import { argumentError, CliError, EXIT, generalError } from "../../CliError.js";
import type { Settings } from "../../configuration/Settings.js";
import type { Io } from "../../Io.js";
import { type Run, startJob, withRun } from "../Run.js";
import { type RunOutcome, reportRun, withAdvice } from "../reportRun.js";
import { comparedOptions } from "../resume/comparedOptions.js";
import { Lock } from "../resume/Lock.js";
import { type Settled, settleRows } from "../settleRows.js";
import { resumeCommand } from "../shellCommand.js";
import { FileFailures } from "./FileFailures.js";
import { type Excluded, FileGlob, OWN_PREFIX } from "./FileGlob.js";
import { FileJournal } from "./FileJournal.js";
import { FileRecorder } from "./FileRecorder.js";
import type { FileRow } from "./FileRow.js";
import { FileSource } from "./FileSource.js";
import type { FilesOptions } from "./FilesOptions.js";
import { FilesSink } from "./FilesSink.js";
import { readFilesOptions } from "./readFilesOptions.js";
import { syncFolder } from "./syncFolder.js";

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
  const state = join(folder, `${OWN_PREFIX}${nameOf(options)}`);
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

/** The folder of the journal: that of the output, or that of the files. */
function stateFolder({ target }: FilesOptions, glob: FileGlob): string {
  if (target?.kind !== "folder") {
    return glob.base || ".";
  }
  const { folder } = target;
  try {
    mkdirSync(folder, { recursive: true });
    if (realpathSync(folder) === realpathSync(glob.base || ".")) {
      throw argumentError(
        `--out-dir: ${folder} is the folder of the files`,
        "To replace them, use --in-place.",
      );
    }
    return folder;
  } catch (cause) {
    throw Object(cause).code === undefined
      ? cause
      : generalError(`--out-dir: ${folder} cannot be made: ${saidBy(cause)}`, { cause });
  }
}

/** Each pattern has a journal of its own. */
const nameOf = ({ pattern, target }: FilesOptions): string =>
  createHash("sha256")
    .update(JSON.stringify([resolve(pattern), target?.kind]))
    .digest("hex")
    .slice(0, 12);

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
  try {
    const { summary, stopped } = await settle(
      run,
      source.read(excludedOf(options, glob), onMore),
      sink,
      recorder,
    );
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
    failures.close();
  }
}

/** When the disk is full, the user has to know how to go on. */
async function settle(
  run: Run<FilesOptions>,
  rows: AsyncIterable<readonly FileRow[]>,
  sink: FilesSink,
  recorder: FileRecorder,
): Promise<Settled> {
  try {
    const settled = await settleRows(rows, (items) => startJob(run, items, progressOf(run, recorder)), sink);
    await sink.finish();
    return settled;
  } catch (error) {
    throw withAdvice(error, resumeCommand(run.argv));
  }
}

const progressOf =
  ({ progress }: Run, recorder: FileRecorder) =>
  ({ throttled }: { readonly throttled: number }) => {
    const { changed, current, failed } = recorder.counts;
    const done = changed + current + failed;
    progress.update({ done, failed, throttled, position: done, total: undefined });
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

/** Beside the folder of the output, or in that of the files. A dry run has one only if it is asked for. */
function failurePath({ failures, target }: FilesOptions, glob: FileGlob): string | undefined {
  if (failures !== undefined || target === undefined) {
    return failures;
  }
  return target.kind === "folder"
    ? join(dirname(resolve(target.folder)), `${basename(resolve(target.folder))}.failures.jsonl`)
    : join(glob.base || ".", "kms-reencrypt.failures.jsonl");
}

/** What this job writes must not be its input. */
function excludedOf(options: FilesOptions, glob: FileGlob): Excluded {
  const base = resolve(glob.base || ".");
  const real = realpathSync(base);
  const { target } = options;
  const own = new Set<string>();
  if (target?.kind === "folder") {
    own.add(resolve(base, relative(real, realpathSync(target.folder))));
  }
  const failures = failurePath(options, glob);
  if (failures !== undefined) {
    const folder = dirname(resolve(failures));
    own.add(resolve(failures));
    own.add(
      resolve(
        base,
        relative(real, join(existsSync(folder) ? realpathSync(folder) : folder, basename(failures))),
      ),
    );
  }
  return { has: (path) => own.has(path), suffix: target?.kind === "inPlace" ? target.suffix : undefined };
}
