import { link, lstat, mkdir, readFile, realpath, rename, rm } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { syncFolder } from "../syncFolder.js";
import { FileProblem } from "./FileProblem.js";
import { type Snapshot, sha256Of } from "./Snapshot.js";
import { type StagedFile, staged } from "./StagedFile.js";
import { writeError, writeTemporary } from "./temporaryFile.js";

/** Where a file of the output goes. */
export interface Destination {
  /** The folder of all files. */
  readonly folder: string;
  /** The name of the file in it, with `/`. */
  readonly name: string;
  /** The SHA-256 of what an earlier run has written there, which may be replaced. */
  readonly earlier: string | undefined;
}

/** The path of a file in the folder of the output. A name cannot lead out of it. */
export function pathIn(folder: string, name: string): string {
  const path = join(folder, name);
  const [first] = relative(folder, path).split(/[\\/]/);
  if (first === ".." || first === "" || resolve(folder, name) !== resolve(path)) {
    throw new FileProblem(`Its name leads out of ${folder}`);
  }
  return path;
}

/**
 * Prepares a new file with a content, and with the mode of the file that was read.
 *
 * @throws {@link FileProblem} when it is there already, or its folder cannot be written; a `CliError` when the disk is full.
 */
export async function createFile(
  snapshot: Snapshot,
  bytes: Uint8Array,
  { folder, name, earlier }: Destination,
): Promise<StagedFile> {
  const path = pathIn(folder, name);
  await makeFolder(folder, dirname(path));
  const isOurs = await checkFree(path, earlier);
  const temporary = await writeTemporary(path, bytes, snapshot, false);
  return staged(path, temporary, () => (isOurs ? rename(temporary, path) : nameNew(temporary, path)));
}

/** Links in the folder of the output must not lead out of it. */
async function makeFolder(root: string, folder: string): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true });
    for (let made = folder; first !== undefined && made.length >= first.length; made = dirname(made)) {
      await syncFolder(dirname(made));
    }
    const [realRoot, real] = [await realpath(root), await realpath(folder)];
    if (relative(realRoot, real).split(/[\\/]/)[0] === "..") {
      throw new FileProblem(`A link leads out of ${root}: ${folder}`);
    }
  } catch (error) {
    throw writeError(error, folder);
  }
}

/** Whether there is a file that an earlier run has written. Any other must not be there. */
export async function checkFree(path: string, earlier: string | undefined): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) {
    return false;
  }
  if (earlier !== undefined && found.isFile() && sha256Of(await readFile(path)) === earlier) {
    return true;
  }
  throw new FileProblem(alreadyThere(path));
}

const alreadyThere = (path: string): string => `${path} already exists, and is not overwritten`;

/** Gives a file a name that must be free. */
async function nameNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
    await rm(temporary);
  } catch (error) {
    const found = await lstat(path).catch(() => undefined);
    if (found !== undefined) {
      throw new FileProblem(alreadyThere(path));
    }
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(String(Object(error).code))) {
      throw error;
    }
    // File systems without hard links.
    await rename(temporary, path);
  }
}
