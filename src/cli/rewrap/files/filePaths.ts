import { createHash } from "node:crypto";
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { saidBy } from "../../../errors/platformError.js";
import { argumentError, generalError } from "../../CliError.js";
import type { Excluded, FileGlob } from "./FileGlob.js";
import type { FilesOptions } from "./FilesOptions.js";

/** The folder of the journal: that of the output, or that of the files. */
export function stateFolder({ target }: FilesOptions, glob: FileGlob): string {
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
export const stateName = ({ pattern, target }: FilesOptions): string =>
  createHash("sha256")
    .update(JSON.stringify([resolve(pattern), target?.kind]))
    .digest("hex")
    .slice(0, 12);

/** Beside the folder of the output, or in that of the files. A dry run has one only if it is asked for. */
export function failurePath({ failures, target }: FilesOptions, glob: FileGlob): string | undefined {
  if (failures !== undefined || target === undefined) {
    return failures;
  }
  return target.kind === "folder"
    ? join(dirname(resolve(target.folder)), `${basename(resolve(target.folder))}.failures.jsonl`)
    : join(glob.base || ".", "kms-reencrypt.failures.jsonl");
}

/** What this job writes must not be its input. */
export function excludedOf(options: FilesOptions, glob: FileGlob): Excluded {
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
