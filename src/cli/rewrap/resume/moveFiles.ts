import { existsSync } from "node:fs";
import { generalError } from "../../CliError.js";
import type { RewrapOptions } from "../RewrapOptions.js";
import type { RowCounts } from "../RowCounts.js";
import { removeFile } from "../removeFile.js";
import { renameDurably } from "../writeAtomically.js";
import type { RewrapPaths } from "./RewrapPaths.js";

/** Puts the merged output and the failures that are left into their places. An earlier run may have done a part of it. */
export async function swapFiles({
  part,
  merged,
  failures,
  retryFailures,
  retried,
}: RewrapPaths): Promise<void> {
  for (const [from, to] of [
    [retryFailures, failures],
    [merged, part],
  ] as const) {
    if (existsSync(from)) {
      await renameDurably(from, to);
    }
  }
  removeFile(retried);
}

/** Gives the output its name. An earlier run may have done that. */
export async function finishFiles(
  { part, output, failures }: RewrapPaths,
  { force }: Pick<RewrapOptions, "force">,
  { failed }: RowCounts,
): Promise<void> {
  if (existsSync(part)) {
    if (existsSync(output) && !force) {
      throw generalError(`${output} has appeared meanwhile: move it, or add --force to replace it.`);
    }
    await renameDurably(part, output);
  }
  if (failed === 0) {
    removeFile(failures);
  }
}
