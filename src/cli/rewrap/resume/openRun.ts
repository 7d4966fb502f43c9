import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { argumentError, generalError } from "../../CliError.js";
import type { RewrapOptions } from "../RewrapOptions.js";
import { otherKind, removeFile } from "../removeFile.js";
import { bootId } from "./bootId.js";
import { type Checkpoint, NOTHING_DONE, readCheckpoint, writeCheckpoint } from "./Checkpoint.js";
import { differences } from "./comparedOptions.js";
import type { RewrapPaths } from "./RewrapPaths.js";

/** Rejects files that must not be written. */
export function checkFiles(paths: RewrapPaths, { force }: Pick<RewrapOptions, "force">): void {
  const { input, output, failures } = paths;
  for (const [name, path] of Object.entries({ OUT: output, "--failures": failures })) {
    if (isSame(input, path)) {
      throw argumentError(`IN and ${name} are the same file, ${input}: name another one`);
    }
  }
  const own = [paths.part, paths.checkpoint, paths.lock, paths.retried, paths.retryFailures, paths.merged];
  if ([output, ...own].some((path) => isSame(path, failures))) {
    throw argumentError(`--failures: ${failures} is a file of the output: name another one`);
  }
  checkKind(output, "name another output");
  checkKind(failures, "move it, or name another failure file with --failures");
  for (const path of own) {
    checkKind(path, "move it, or name another output");
  }
  if (existsSync(output) && !force && readCheckpoint(paths.checkpoint)?.stage !== "finish") {
    throw argumentError(
      `${output} already exists`,
      "If an earlier run of this command has written it, it is complete. Otherwise name another file, or add --force to replace it.",
    );
  }
}

/** Rejects the name of a device, a folder, a link: nothing but a regular file is replaced or removed. */
function checkKind(path: string, advice: string): void {
  const kind = otherKind(path);
  if (kind !== undefined) {
    throw argumentError(`${path} is ${kind}, not a regular file: ${advice}`);
  }
}

function isSame(one: string, other: string): boolean {
  if (one === other) {
    return true;
  }
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  if (a === undefined || b === undefined) {
    // A file that is not there yet is known by its folder.
    return a === b && placeOf(one) === placeOf(other);
  }
  return (a.ino === b.ino && a.dev === b.dev) || realpathSync(one) === realpathSync(other);
}

function placeOf(path: string): string {
  const folder = dirname(path);
  return join(existsSync(folder) ? realpathSync(folder) : resolve(folder), basename(path));
}

/**
 * Reads where an earlier run has got to, or begins.
 *
 * @throws {@link CliError} when the input or the options are not those of the earlier run.
 */
export async function openRun(
  paths: RewrapPaths,
  { restart, force }: Pick<RewrapOptions, "restart" | "force">,
  compared: Readonly<Record<string, string>>,
): Promise<Checkpoint> {
  if (restart) {
    removeAll(paths);
  }
  const found = readCheckpoint(paths.checkpoint);
  const inputSize = statSync(paths.input).size;
  if (found !== undefined) {
    checkUnchanged(found, paths, compared, inputSize);
    return found;
  }
  for (const path of [paths.part, paths.failures]) {
    if (existsSync(path) && !force) {
      throw generalError(
        path === paths.part
          ? `${path} is there, but not ${paths.checkpoint}: add --restart to begin again.`
          : `The failure file ${path} already exists: move it, name another one with --failures, or add --force to replace it.`,
      );
    }
    removeFile(path);
  }
  const checkpoint: Checkpoint = {
    version: 1,
    boot: bootId(),
    options: compared,
    inputSize,
    stage: "rows",
    rows: NOTHING_DONE,
    retry: NOTHING_DONE,
    retriesAll: false,
    mergedBytes: 0,
  };
  await writeCheckpoint(paths.checkpoint, checkpoint);
  return checkpoint;
}

function checkUnchanged(
  { options, inputSize }: Checkpoint,
  { input, output }: RewrapPaths,
  compared: Readonly<Record<string, string>>,
  size: number,
): void {
  const different = differences(options, compared);
  if (different.length > 0) {
    throw argumentError(
      `An earlier run for ${output} had other options: ${different.join(", ")}`,
      "Give the same ones to go on, or add --restart to begin again.",
    );
  }
  if (size !== inputSize) {
    throw generalError(`${input} has changed since the earlier run: begin again with --restart.`);
  }
}

/** Forgets an earlier run. Its failure file is removed only if it was made by a run that did not end. */
export function removeAll(paths: RewrapPaths): void {
  const { part, checkpoint, retried, retryFailures, merged, failures } = paths;
  if (existsSync(checkpoint) || existsSync(part)) {
    removeFile(failures);
  }
  for (const path of [part, retried, retryFailures, merged, checkpoint]) {
    removeFile(path);
  }
}
