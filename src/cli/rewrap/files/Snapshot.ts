import { createHash } from "node:crypto";
import { type BigIntStats, constants } from "node:fs";
import { type FileHandle, lstat, open } from "node:fs/promises";
import { saidBy } from "../../../errors/platformError.js";
import { FileProblem } from "./FileProblem.js";

/** A file as it was read. */
export interface Snapshot {
  readonly path: string;
  readonly stats: BigIntStats;
  readonly bytes: Buffer;
}

/** What a file has to fulfil. */
export interface Requirements {
  /** The most bytes that it may have, and what to do with more. */
  readonly maximum: number;
  readonly advice: string;
  /** Whether it is going to be replaced, so that it must not have other names. */
  readonly isReplaced: boolean;
  /** The end of the name of its backup. */
  readonly suffix?: string | undefined;
}

/** Without following a link, and without waiting for the other end of a pipe. Windows has neither. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The SHA-256 of bytes, as hexadecimal. */
export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * Reads a file.
 *
 * @throws {@link FileProblem} when it is not a file, cannot be read, or is being written.
 */
export async function readSnapshot(path: string, requirements: Requirements): Promise<Snapshot> {
  try {
    const found = await lstat(path, { bigint: true });
    checkKind(found);
    await checkNames(path, found, requirements);
    const handle = await open(path, FLAGS);
    try {
      const stats = await handle.stat({ bigint: true });
      checkKind(stats);
      checkSize(stats, requirements);
      const bytes = await handle.readFile();
      if (!isSameFile(found, stats) || !isSameFile(stats, await handle.stat({ bigint: true }))) {
        throw new FileProblem("The file was written while it was read");
      }
      return { path, stats, bytes };
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw error instanceof FileProblem ? error : new FileProblem(`The file cannot be read: ${saidBy(error)}`);
  }
}

/** Opens a file that was read before, to compare it and to watch it. */
export const reopen = (path: string): Promise<FileHandle> => open(path, FLAGS);

/** Whether nothing was written to a file, and nobody has changed its mode or owner. */
export const isSameFile = (one: BigIntStats, other: BigIntStats): boolean =>
  one.dev === other.dev &&
  one.ino === other.ino &&
  one.mode === other.mode &&
  isSameOwner(one, other) &&
  !wasWritten(one, other);

/** Whether something was written to an open file. */
export const wasWritten = (before: BigIntStats, after: BigIntStats): boolean =>
  before.size !== after.size || before.mtimeNs !== after.mtimeNs;

/** Whether two files belong to the same user and group. */
export const isSameOwner = (one: BigIntStats, other: BigIntStats): boolean =>
  one.uid === other.uid && one.gid === other.gid;

function checkKind(stats: BigIntStats): void {
  if (stats.isSymbolicLink()) {
    throw new FileProblem("It is a symbolic link: name the file that it points to");
  }
  if (!stats.isFile()) {
    throw new FileProblem(
      stats.isDirectory() ? "It is a folder" : "It is not a file, but a device, a pipe or a socket",
    );
  }
}

/** A file that is replaced leaves its other names with the old content. */
async function checkNames(
  path: string,
  stats: BigIntStats,
  { isReplaced, suffix }: Requirements,
): Promise<void> {
  if (!isReplaced || stats.nlink === 1n) {
    return;
  }
  // The backup of a run that was killed is a second name.
  const backup = suffix && (await lstat(`${path}${suffix}`, { bigint: true }).catch(() => undefined));
  const own = backup && backup.dev === stats.dev && backup.ino === stats.ino ? 2n : 1n;
  if (stats.nlink > own) {
    throw new FileProblem(
      `It has ${stats.nlink} names (hard links), of which the others would keep the old ciphertext: use --out-dir, or remove them`,
    );
  }
}

function checkSize({ size }: BigIntStats, { maximum, advice }: Requirements): void {
  if (size > maximum) {
    throw new FileProblem(`It has ${size} bytes. ${advice}`);
  }
}
