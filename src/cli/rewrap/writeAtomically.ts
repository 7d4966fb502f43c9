import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { saidBy } from "../../errors/platformError.js";
import { generalError } from "../CliError.js";
import { checkRegular, removeFile } from "./removeFile.js";
import { syncFolder } from "./syncFolder.js";

/** Replaces a file, so that at any moment either the old content is there, or the new one. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  checkRegular(path);
  // Left by a process that was killed.
  removeFile(temporary);
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (cause) {
    await rm(temporary, { force: true });
    throw generalError(`${path} could not be written: ${saidBy(cause)}`, { cause });
  }
}

/** Renames a file, and waits until the new name is on the disk. Only a regular file is replaced. */
export async function renameDurably(from: string, to: string): Promise<void> {
  checkRegular(to);
  try {
    await rename(from, to);
    await syncFolder(dirname(to));
  } catch (cause) {
    throw generalError(`${from} could not be renamed to ${to}: ${saidBy(cause)}`, { cause });
  }
}
