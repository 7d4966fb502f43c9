import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { saidBy } from "../../../errors/platformError.js";
import { argumentError } from "../../CliError.js";

/** The files of a run. */
export interface RewrapPaths {
  readonly input: string;
  /** The output, which exists only when it is complete. */
  readonly output: string;
  /** The output until then: its rows are those of the input, in their order. */
  readonly part: string;
  readonly checkpoint: string;
  readonly lock: string;
  readonly failures: string;
  /** The rows that were tried again: one for each line of the failure file. */
  readonly retried: string;
  readonly retryFailures: string;
  /** The part with the rows that were tried again. */
  readonly merged: string;
}

/** The files for an input and an output. Two names of a folder lead to the same files. */
export function pathsFor(input: string, output: string, failures: string | undefined): RewrapPaths {
  const path = join(folderOf(output), basename(output));
  return {
    input,
    output: path,
    part: `${path}.part`,
    checkpoint: `${path}.resume`,
    lock: `${path}.lock`,
    failures: failures ?? `${output}.failures.jsonl`,
    retried: `${path}.retried`,
    retryFailures: `${path}.retry-failures`,
    merged: `${path}.merged`,
  };
}

function folderOf(output: string): string {
  try {
    return realpathSync(dirname(output));
  } catch (cause) {
    throw argumentError(`The folder of ${output} cannot be opened: ${saidBy(cause)}`);
  }
}
