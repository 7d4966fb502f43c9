import { codeOf } from "../../errors/platformError.js";
import { generalError } from "../CliError.js";
import { OutputFile } from "./OutputFile.js";
import type { RewrapOptions } from "./RewrapOptions.js";
import type { Run } from "./Run.js";
import { removeFile } from "./removeFile.js";
import { checkFiles } from "./resume/openRun.js";
import { pathsFor, type RewrapPaths } from "./resume/RewrapPaths.js";
import { renameDurably } from "./writeAtomically.js";

/** What became of an output. */
export interface StreamEnd {
  /** Whether it has all rows. */
  readonly complete: boolean;
  /** What to do next. */
  readonly advice?: string | undefined;
}

/** Where rows go that are written only once: standard output, or a file that exists only when it is complete. */
export class StreamTarget {
  readonly #run: Run<RewrapOptions>;
  readonly #paths: RewrapPaths | undefined;
  readonly #part: OutputFile | undefined;
  readonly #failures: OutputFile | undefined;

  /** @throws {@link CliError} when a file is there that would be overwritten. */
  constructor(target: string | undefined, run: Run<RewrapOptions>) {
    const { options } = run;
    this.#run = run;
    if (target !== undefined) {
      this.#paths = pathsFor("-", target, options.failures);
      checkFiles(this.#paths, options);
      if (options.restart || options.force) {
        removeFile(this.#paths.part);
        removeFile(this.#paths.failures);
      }
      this.#part = new OutputFile(this.#paths.part, 0o600);
    }
    const failures = this.#paths?.failures ?? options.failures;
    this.#failures = failures === undefined ? undefined : new OutputFile(failures, 0o600);
  }

  /** The file of the output; `undefined` for standard output. */
  get output(): string | undefined {
    return this.#paths?.output;
  }

  /** The failure file, if it has any row. */
  get failures(): string | undefined {
    return this.#failures && this.#failures.size > 0 ? this.#failures.path : undefined;
  }

  /** Writes the record of a failure. Returns whether there is a file for it. */
  writeFailure(record: () => string): boolean {
    this.#failures?.write(Buffer.from(record()));
    return this.#failures !== undefined;
  }

  /** Writes rows. A reader that is gone is a failure here: otherwise the rows would seem to be done. */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.#part !== undefined) {
      this.#part.write(bytes);
      return;
    }
    try {
      await this.#run.io.stdout.write(bytes);
    } catch (cause) {
      throw cause instanceof Error && codeOf(cause) === "EPIPE"
        ? generalError("Standard output was closed before all rows were written", { cause })
        : cause;
    }
  }

  /** Gives the output its name, if it is complete. */
  async finish(isAtEnd: boolean, failed: number): Promise<StreamEnd> {
    if (this.#paths === undefined || this.#part === undefined) {
      return { complete: isAtEnd };
    }
    const { part, output, failures } = this.#paths;
    await this.#failures?.sync();
    await this.#part.sync();
    const where = failed > 0 ? `Failed rows are in ${failures}. ` : "";
    if (!isAtEnd || (failed > 0 && !this.#run.options.allowFailures)) {
      const rest = isAtEnd ? ` To take them as they were, rename it to ${output}.` : "";
      return { complete: false, advice: `${where}The rows so far are in ${part}.${rest}` };
    }
    if (failed === 0) {
      removeFile(failures);
    }
    await renameDurably(part, output);
    return { complete: true, advice: where.trim() };
  }

  close(): void {
    this.#part?.close();
    this.#failures?.close();
  }
}
