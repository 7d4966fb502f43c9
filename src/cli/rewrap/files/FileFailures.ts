import { existsSync, readFileSync } from "node:fs";
import { argumentError } from "../../CliError.js";
import { escapeControls } from "../../output/escapeControls.js";
import { OutputFile } from "../OutputFile.js";
import type { ProgressReport } from "../ProgressReport.js";
import { checkRegular, removeFile } from "../removeFile.js";
import { failureRecord } from "../rows/failureRecord.js";
import type { FileFailure } from "./outcomeOfFile.js";

/** How many failures are also printed. */
const PRINTED = 10;

/** Reports the files that failed: the first ones on standard error, all in a file. */
export class FileFailures {
  readonly #path: string | undefined;
  readonly #progress: ProgressReport;
  #file: OutputFile | undefined;
  #count = 0;

  /**
   * @param path - The file; `undefined` for none. It replaces that of an earlier run, whose failed files are tried again.
   *
   * @throws {@link CliError} when there is another file.
   */
  constructor(path: string | undefined, progress: ProgressReport) {
    this.#path = path;
    this.#progress = progress;
    if (path !== undefined) {
      removeEarlier(path);
    }
  }

  /** The file, if anything failed. */
  get path(): string | undefined {
    return this.#file?.path;
  }

  /** Reports the failures of a file. */
  add(path: string, failures: readonly FileFailure[]): void {
    for (const { failure, row } of failures) {
      this.#count += 1;
      if (this.#count <= PRINTED || this.#path === undefined) {
        const line = row === undefined ? "" : `, line ${row.line}`;
        this.#progress.note(escapeControls(`${path}${line}: ${failure.message}`));
      }
      if (this.#path !== undefined) {
        this.#file ??= new OutputFile(this.#path, 0o600);
        // With the path in front, it cannot be taken for the failure file of rows.
        const record =
          row === undefined ? `{"error":${JSON.stringify(failure)}}\n` : failureRecord(row, failure);
        this.#file.write(Buffer.from(`${START}${JSON.stringify(path)},${record.slice(1)}`));
      }
    }
  }

  /** Waits until they are on the disk. */
  async sync(): Promise<void> {
    await this.#file?.sync();
  }

  close(): void {
    this.#file?.close();
  }
}

/** What each line of it begins with. */
const START = '{"path":';

/** An empty file is that of a run that was killed. */
function removeEarlier(path: string): void {
  checkRegular(path);
  if (existsSync(path)) {
    const start = readFileSync(path).toString("latin1", 0, START.length);
    if (start !== "" && start !== START) {
      throw argumentError(
        `The failure file ${path} already exists: move it, or name another one with --failures`,
      );
    }
    removeFile(path);
  }
}
