import { constants } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { saidBy } from "../../../errors/platformError.js";
import { generalError } from "../../CliError.js";
import { otherKind } from "../removeFile.js";
import { OWN_PREFIX } from "./FileGlob.js";
import { FileProblem } from "./FileProblem.js";
import { isSameOwner, type Snapshot, sha256Of } from "./Snapshot.js";

/** Errors that all other files would have, too. */
const OF_THE_DISK = ["ENOSPC", "EDQUOT", "EIO", "EMFILE", "ENFILE"];

/** The name of the file that is written in place of another one. It is always the same, so that a later run replaces it. */
export const temporaryName = (path: string): string =>
  join(dirname(path), `${OWN_PREFIX}${sha256Of(Buffer.from(basename(path))).slice(0, 24)}`);

/** Removes the temporary file of a path, which a process has left that was killed. */
export async function removeTemporary(path: string): Promise<void> {
  const temporary = temporaryName(path);
  try {
    const kind = otherKind(temporary);
    if (kind !== undefined) {
      throw new FileProblem(`${temporary} is ${kind}, not a regular file: move it`);
    }
    await rm(temporary, { force: true });
  } catch (error) {
    throw writeError(error, dirname(path));
  }
}

/**
 * Writes a file beside the one that it is to replace, with the mode of a snapshot, and waits until it is on the disk. Returns its
 * path.
 *
 * @throws {@link FileProblem} when this folder or this file is the reason, and a `CliError` when the disk is.
 */
export async function writeTemporary(
  path: string,
  bytes: Uint8Array,
  snapshot: Pick<Snapshot, "stats">,
  keepsOwner: boolean,
): Promise<string> {
  const temporary = temporaryName(path);
  await removeTemporary(path);
  try {
    const handle = await open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      await handle.writeFile(bytes);
      await copyPermissions(handle, snapshot, keepsOwner);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return temporary;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw writeError(error, dirname(path));
  }
}

/** The owner first: a change of the owner clears bits of the mode. */
async function copyPermissions(
  handle: FileHandle,
  { stats }: Pick<Snapshot, "stats">,
  keepsOwner: boolean,
): Promise<void> {
  if (process.platform === "win32") {
    return;
  }
  if (keepsOwner && !isSameOwner(stats, await handle.stat({ bigint: true }))) {
    try {
      await handle.chown(Number(stats.uid), Number(stats.gid));
    } catch (error) {
      throw new FileProblem(`Its owner and group cannot be kept: ${saidBy(error)}`);
    }
  }
  await handle.chmod(Number(stats.mode & 0o7777n));
}

/** What to say about a failed write. A full disk ends the run: every further file would only cost requests. */
export function writeError(error: unknown, folder: string): Error {
  if (error instanceof FileProblem) {
    return error;
  }
  const message = `The folder ${folder} cannot be written: ${saidBy(error)}`;
  return OF_THE_DISK.includes(Object(error).code)
    ? generalError(message, { cause: error })
    : new FileProblem(message);
}
