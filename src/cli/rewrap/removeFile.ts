import { lstatSync, rmSync, type Stats } from "node:fs";
import { generalError } from "../CliError.js";

const KINDS: readonly (readonly [isKind: (stats: Stats) => boolean, name: string])[] = [
  [(stats) => stats.isSymbolicLink(), "a symbolic link"],
  [(stats) => stats.isDirectory(), "a folder"],
  [(stats) => stats.isFIFO(), "a named pipe"],
  [(stats) => stats.isSocket(), "a socket"],
];

/** What has a name that is not free for a file: a folder, a link, a device, ...; `undefined` for a regular file or nothing. */
export function otherKind(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined || stats.isFile()) {
    return undefined;
  }
  return KINDS.find(([isKind]) => isKind(stats))?.[1] ?? "a device";
}

/**
 * Call it before a file is opened, replaced or removed: a device such as `/dev/null` must stay, and a pipe would block.
 *
 * @throws {@link CliError} when the name is that of something else than a regular file.
 */
export function checkRegular(path: string): void {
  const kind = otherKind(path);
  if (kind !== undefined) {
    throw generalError(
      `${path} is ${kind}, not a regular file, and is left as it is: move it, or name another file`,
    );
  }
}

/**
 * Removes a file, if there is one.
 *
 * @throws {@link CliError} when the name is that of something else than a regular file.
 */
export function removeFile(path: string): void {
  checkRegular(path);
  rmSync(path, { force: true });
}
