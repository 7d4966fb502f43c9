import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  type Stats,
  unlinkSync,
  writeFileSync,
} from "node:fs";

/** A file with compiled code. */
interface Cache {
  readonly data: Buffer;
  readonly stats: Stats;
}

/** In milliseconds, so that two machines which cannot use each other's caches do not replace them with every call. */
const MINIMUM_AGE = 3_600_000;

/** Reads a cache, or returns `undefined` if there is none or it cannot be read. It does not wait for what is not a file. */
export function readCache(cache: string): Cache | undefined {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  try {
    const descriptor = openSync(cache, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
      const stats = fstatSync(descriptor);
      return stats.isFile() ? { stats, data: readFileSync(descriptor) } : undefined;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/**
 * Whether a cache may be run. V8 trusts it as it trusts itself. In a folder where everybody may create files, but change
 * only their own, it could be another user's. Windows does not tell.
 */
export function isTrusted(cache: Pick<Stats, "uid" | "mode">, program: Pick<Stats, "uid">): boolean {
  const user = process.geteuid?.();
  const isOwn = cache.uid === program.uid || cache.uid === user;
  return user === undefined || (isOwn && (cache.mode & 0o022) === 0);
}

/** Whether to write a cache, when the one that exists cannot be used. */
export const isWorthReplacing = (existing: Stats | undefined): boolean =>
  existing === undefined || Date.now() - existing.mtimeMs > MINIMUM_AGE;

/**
 * Writes a cache. It gets its name when it is complete and on the disk. That it cannot be written is not a failure, and
 * costs no more than the attempt to create a file. A link or a device of that name stays.
 */
export function writeCache(cache: string, compiled: () => Buffer): void {
  // Processes in two containers can have the same number.
  if (lstatSync(cache, { throwIfNoEntry: false })?.isFile() === false) {
    return;
  }
  const temporary = `${cache}.${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    const descriptor = openSync(temporary, "wx", 0o644);
    try {
      writeFileSync(descriptor, compiled());
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, cache);
  } catch {
    remove(temporary);
  }
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // There was none, or it only takes up space: the program has succeeded.
  }
}
