import type { RewrapOptions } from "../RewrapOptions.js";
import type { Run } from "../Run.js";
import { comparedOptions } from "./comparedOptions.js";
import { FileRun } from "./FileRun.js";
import { Lock } from "./Lock.js";
import { checkFiles, openRun } from "./openRun.js";
import { pathsFor } from "./RewrapPaths.js";

/**
 * Re-encrypts the rows of a file into another one. It can be ended at any moment, and goes on when the same command is run
 * again. Returns the exit code.
 */
export async function rewrapFile(input: string, output: string, run: Run<RewrapOptions>): Promise<number> {
  const paths = pathsFor(input, output, run.options.failures);
  checkFiles(paths, run.options);
  const compared = await comparedOptions(run.options, run.settings, await run.client.endpoint());
  const lock = Lock.acquire(paths.lock);
  try {
    const checkpoint = await openRun(paths, run.options, compared);
    const fileRun = new FileRun(run, paths, lock, checkpoint);
    try {
      return await fileRun.toEnd();
    } finally {
      fileRun.discardIfUnused();
    }
  } finally {
    lock.release();
  }
}
