import { rmSync, statSync } from "node:fs";
import { isObject } from "../../../runtime/typeGuards.js";
import { argumentError } from "../../CliError.js";
import { OutputFile } from "../OutputFile.js";
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
  readonly #earlier: readonly JournalPart[];

  /**
   * Opens or makes a journal.
   *
   * @param options - What has to be the same in each run.
   *
   * @throws {@link CliError} when an earlier run had other options, and `restart` is not given.
   */
  constructor(path: string, options: Readonly<Record<string, unknown>>, restart: boolean) {
    this.#path = path;
    const parts = partsOf(path);
    const last = parts.at(-1);
    if (last !== undefined && !restart) {
      checkOptions(path, last.options, options);
    }
    const size = last?.end ?? 0;
    const lastRestart = parts.findLastIndex(({ isRestart }) => isRestart);
    this.#earlier = parts.map((part, index) => new JournalPart(path, part, restart || index < lastRestart));
    this.#file = new OutputFile(path, 0o600, statSync(path, { throwIfNoEntry: false }) ? size : undefined);
    this.#file.write(Buffer.from(`${JSON.stringify({ journal: VERSION, options, restart })}\n`));
  }

  /** Whether there were earlier runs that did not end. */
  get isResumed(): boolean {
    return this.#earlier.length > 0;
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
    this.#file.write(Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join("")));
    await this.#file.sync();
  }

  /** Closes it, and removes it when nothing is left to do. */
  close(isComplete: boolean): void {
    this.#file.close();
    for (const part of this.#earlier) {
      part.close();
    }
    if (isComplete) {
      rmSync(this.#path, { force: true });
    }
  }
}

function checkOptions(path: string, earlier: unknown, options: Readonly<Record<string, unknown>>): void {
  const before: Readonly<Record<string, unknown>> = isObject(earlier) ? earlier : {};
  const names = new Set([...Object.keys(before), ...Object.keys(options)]);
  const different = [...names].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(options[name]),
  );
  if (different.length > 0) {
    throw argumentError(
      `An earlier run of these files did not end, and had another ${different.join(", ")}`,
      `Use the same options as before to go on, or --restart to begin anew. The journal is ${path}.`,
    );
  }
}
