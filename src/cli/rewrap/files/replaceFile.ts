import type { BigIntStats } from "node:fs";
import { type FileHandle, link, lstat, open, rename, rm } from "node:fs/promises";
import { saidBy } from "../../../errors/platformError.js";
import { FileProblem } from "./FileProblem.js";
import { isSameFile, reopen, type Snapshot, wasWritten } from "./Snapshot.js";
import { type StagedFile, staged } from "./StagedFile.js";
import { writeTemporary } from "./temporaryFile.js";

/**
 * Prepares the replacement of a file by a new content, with its mode and owner. A backup keeps the old content under the name
 * with the suffix.
 *
 * @throws {@link FileProblem} when its folder cannot be written, and a `CliError` when the disk is full.
 */
export async function replaceFile(
  snapshot: Snapshot,
  bytes: Uint8Array,
  suffix: string | undefined,
): Promise<StagedFile> {
  const { path } = snapshot;
  const temporary = await writeTemporary(path, bytes, snapshot, true);
  return staged(path, temporary, () => swap(snapshot, temporary, suffix));
}

/** The last check is as late as it can be. What a writer does between it and the rename is seen afterwards, and restored. */
async function swap(snapshot: Snapshot, temporary: string, suffix: string | undefined): Promise<void> {
  const { path } = snapshot;
  const handle = await openUnchanged(snapshot);
  let isBackedUp = false;
  let isReplaced = false;
  try {
    const stats = await handle.stat({ bigint: true });
    isBackedUp = suffix !== undefined && (await backUp(snapshot, `${path}${suffix}`));
    if (!isSameFile(stats, await lstat(path, { bigint: true }))) {
      throw new FileProblem(CHANGED);
    }
    await rename(temporary, path);
    isReplaced = true;
    await restoreIfWritten(handle, stats, snapshot);
  } catch (error) {
    if (isBackedUp && !isReplaced) {
      await rm(`${path}${suffix}`, { force: true });
    }
    throw error;
  } finally {
    await handle.close();
  }
}

const CHANGED = "The file has changed since it was read: somebody else writes it";

/** Opens a file, if it has the content that was read. */
async function openUnchanged({ path, stats, bytes }: Snapshot): Promise<FileHandle> {
  const handle = await reopen(path).catch((error: unknown) => {
    throw new FileProblem(`${CHANGED}: ${saidBy(error)}`);
  });
  try {
    const isUnchanged = isSameFile(stats, await handle.stat({ bigint: true }));
    // Times of files are coarse on some systems, and some writers set them back.
    if (!isUnchanged || !bytes.equals(await handle.readFile())) {
      throw new FileProblem(CHANGED);
    }
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Keeps the old file under a second name, which must be free. Returns whether it was. */
async function backUp({ path, stats, bytes }: Snapshot, backup: string): Promise<boolean> {
  try {
    await link(path, backup);
    return true;
  } catch (error) {
    if (Object(error).code !== "EEXIST") {
      // File systems without hard links.
      await copy(bytes, stats, backup);
      return true;
    }
    const existing = await lstat(backup, { bigint: true });
    if (existing.dev === stats.dev && existing.ino === stats.ino) {
      return false;
    }
    throw new FileProblem(`The backup ${backup} already exists: move it, or choose another suffix`);
  }
}

async function copy(bytes: Uint8Array, stats: BigIntStats, backup: string): Promise<void> {
  const handle = await open(backup, "wx", Number(stats.mode & 0o777n)).catch((error: unknown) => {
    throw new FileProblem(`The backup ${backup} cannot be written: ${saidBy(error)}`);
  });
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await rm(backup, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Gives a file back what was written to the old one while it was replaced. */
async function restoreIfWritten(handle: FileHandle, before: BigIntStats, snapshot: Snapshot): Promise<void> {
  const after = await handle.stat({ bigint: true });
  if (!wasWritten(before, after)) {
    return;
  }
  const bytes = Buffer.alloc(Number(after.size));
  await handle.read(bytes, 0, bytes.length, 0);
  await rename(await writeTemporary(snapshot.path, bytes, snapshot, true), snapshot.path);
  throw new FileProblem("Somebody else wrote the file at the same moment. It has what they wrote");
}
