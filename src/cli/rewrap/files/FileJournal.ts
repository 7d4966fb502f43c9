import { statSync } from "node:fs";
import { argumentError } from "../../CliError.js";
import { OutputFile } from "../OutputFile.js";
import { checkRegular, removeFile } from "../removeFile.js";
import { differences } from "../resume/comparedOptions.js";
import type { Lock } from "../resume/Lock.js";
import { type FileRecord, JournalPart, partsOf, VERSION } from "./JournalPart.js";

/** What earlier runs did with a file. */
export interface EarlierRecord {
  readonly record: FileRecord;
  /** Whether `--restart` was given since then, so that it has to be done again. */
  readonly isRestarted: boolean;
}

/**
 * The journal of a job: one line for each file, in the order of {@link comparePaths}. Each run appends a part that begins with
 * its options. What earlier runs did is read along with the files, so that memory does not grow with their number.
 */
export class FileJournal {
  readonly #path: string;
  readonly #file: OutputFile;
  readonly #lock: Lock;
  readonly #earlier: readonly JournalPart[];
  /** Whether anything is done, so that a later run has to have the same options. */
  #isUsed: boolean;

  /**
   * Opens or makes a journal.
   *
   * @param options - What has to be the same in each run.
   * @param lock - Keeps other processes away from it.
   *
   * @throws {@link CliError} when an earlier run had other options, and `restart` is not given.
   */
  constructor(path: string, options: Readonly<Record<string, string>>, restart: boolean, lock: Lock) {
    this.#path = path;
    this.#lock = lock;
    checkRegular(path);
    const parts = partsOf(path);
    const last = parts.at(-1);
    if (last !== undefined && !restart) {
      checkOptions(path, last.options, options);
    }
    const size = last?.end ?? 0;
    const lastRestart = parts.findLastIndex(({ isRestart }) => isRestart);
    this.#earlier = parts.map((part, index) => new JournalPart(path, part, restart || index < lastRestart));
    this.#isUsed = parts.length > 0;
    this.#file = new OutputFile(path, 0o600, statSync(path, { throwIfNoEntry: false }) ? size : undefined);
    this.#file.write(Buffer.from(`${JSON.stringify({ journal: VERSION, options, restart })}\n`));
  }

  /** What the latest run did with a file. The names have to come in order. */
  earlier(name: string): EarlierRecord | undefined {
    let found: EarlierRecord | undefined;
    for (const part of this.#earlier) {
      const record = part.find(name);
      found = record === undefined ? found : { record, isRestarted: part.isRestarted };
    }
    return found;
  }

  /** Appends what became of files, and waits until it is on the disk. */
  async append(records: readonly FileRecord[]): Promise<void> {
    this.#lock.check();
    this.#isUsed ||= records.some(({ status, written }) => status !== "failed" || written !== undefined);
    this.#file.write(Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join("")));
    await this.#file.sync();
  }

  /** Closes it, and removes it when nothing is left to do, or nothing was done: then the user will correct the options. */
  close(isComplete: boolean): void {
    this.#file.close();
    for (const part of this.#earlier) {
      part.close();
    }
    if (isComplete || !this.#isUsed) {
      removeFile(this.#path);
    }
  }
}

function checkOptions(
  path: string,
  earlier: Readonly<Record<string, string>>,
  options: Readonly<Record<string, string>>,
): void {
  const different = differences(earlier, options);
  if (different.length > 0) {
    throw argumentError(
      `An earlier run for these files had other options: ${different.join(", ")}`,
      `Give the same ones to go on, or add --restart to begin again. The journal is ${path}.`,
    );
  }
}
