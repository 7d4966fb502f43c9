import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { saidBy } from "../../errors/platformError.js";
import { generalError } from "../CliError.js";
import { syncFolder } from "./syncFolder.js";

/** Replaces a file, so that at any moment either the old content is there, or the new one. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const file = await open(temporary, "w", 0o600);
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

/** Renames a file, and waits until the new name is on the disk. */
export async function renameDurably(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
    await syncFolder(dirname(to));
  } catch (cause) {
    throw generalError(`${from} could not be renamed to ${to}: ${saidBy(cause)}`, { cause });
  }
}
