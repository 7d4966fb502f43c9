import type { ItemResult, RowSink } from "../settleRows.js";
import { syncFolder } from "../syncFolder.js";
import { createFile } from "./createFile.js";
import type { FileFailures } from "./FileFailures.js";
import type { FileJournal } from "./FileJournal.js";
import { FileProblem } from "./FileProblem.js";
import type { FileRecorder } from "./FileRecorder.js";
import type { FileRow } from "./FileRow.js";
import type { FilesOptions } from "./FilesOptions.js";
import { type FileOutcome, failedFile, outcomeOfFile } from "./outcomeOfFile.js";
import { replaceFile } from "./replaceFile.js";
import { sha256Of } from "./Snapshot.js";
import type { StagedFile } from "./StagedFile.js";

interface Finished {
  readonly row: FileRow;
  readonly results: readonly ItemResult[];
}

interface Prepared extends Finished {
  readonly outcome: FileOutcome;
  readonly staged: StagedFile | undefined;
  /** The content of the file after it is named. */
  readonly bytes: Uint8Array | undefined;
}

/**
 * Writes files whose ciphertexts are re-encrypted. A new content is on the disk before the journal has its SHA-256, and the
 * journal is on the disk before the content gets its name: whenever the program is killed, the next run finds out what is done.
 */
export class FilesSink implements RowSink<FileRow> {
  readonly #options: FilesOptions;
  readonly #journal: FileJournal | undefined;
  readonly #recorder: FileRecorder;
  readonly #failures: FileFailures;
  readonly #onError: () => void;
  /**
   * How many files get their new contents together: the journal is synced once for all of them. With those that wait, and the
   * window of the job, at most four times `concurrency` calls are repeated after a crash.
   */
  readonly #batch: number;
  #waiting: Finished[] = [];
  #writing: Promise<void> | undefined;

  constructor(
    options: FilesOptions,
    {
      journal,
      recorder,
      failures,
      onError,
    }: {
      readonly journal: FileJournal | undefined;
      readonly recorder: FileRecorder;
      readonly failures: FileFailures;
      /** Called when nothing more can be written. */
      readonly onError: () => void;
    },
  ) {
    this.#options = options;
    this.#batch = Math.ceil(options.concurrency / 2);
    this.#journal = journal;
    this.#recorder = recorder;
    this.#failures = failures;
    this.#onError = onError;
  }

  add(row: FileRow, results: readonly ItemResult[]): Promise<void> | undefined {
    this.#waiting.push({ row, results });
    const writing = this.#start();
    return this.#waiting.length >= this.#batch ? writing : undefined;
  }

  /** Waits until everything is written that was added. */
  async finish(): Promise<void> {
    await this.#start();
  }

  #start(): Promise<void> | undefined {
    if (this.#writing === undefined && this.#waiting.length > 0) {
      this.#writing = this.#writeAll();
      // After an error it stays, so that whoever waits next gets the error.
      this.#writing.catch(this.#onError);
    }
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#writeBatch(this.#waiting.splice(0, this.#batch));
    }
    this.#writing = undefined;
  }

  async #writeBatch(batch: readonly Finished[]): Promise<void> {
    const prepared: Prepared[] = [];
    let failure: PromiseRejectedResult | undefined;
    try {
      for (const each of await Promise.allSettled(batch.map((each) => this.#prepare(each)))) {
        if (each.status === "fulfilled") {
          prepared.push(each.value);
        } else {
          failure ??= each;
        }
      }
      if (failure !== undefined) {
        throw failure.reason;
      }
      await this.#journal?.append(prepared.flatMap((each) => this.#recordOf(each) ?? []));
    } catch (error) {
      await Promise.all(prepared.map(({ staged }) => staged?.discard()));
      throw error;
    }
    await this.#commit(prepared);
    const folders = new Set(prepared.flatMap(({ staged }) => staged?.folders ?? []));
    await Promise.all([...folders].map(syncFolder));
    await this.#failures.sync();
  }

  async #prepare({ row, results }: Finished): Promise<Prepared> {
    const outcome = outcomeOfFile(row, results);
    const bytes = this.#newContent(row, outcome);
    try {
      return { row, results, outcome, bytes, staged: bytes && (await this.#stage(row, bytes)) };
    } catch (error) {
      if (!(error instanceof FileProblem)) {
        throw error;
      }
      return { row, results, outcome: failedFile(error.message), bytes: undefined, staged: undefined };
    }
  }

  /** What is written. Into a folder also files that need no change, so that it has all of them. */
  #newContent({ file }: FileRow, { status, bytes }: FileOutcome): Uint8Array | undefined {
    const { target, allowFailures } = this.#options;
    if (target === undefined || file.snapshot === undefined || (status === "failed" && !allowFailures)) {
      return undefined;
    }
    return (
      bytes ?? (target.kind === "folder" && file.content !== undefined ? file.snapshot.bytes : undefined)
    );
  }

  async #stage({ file }: FileRow, bytes: Uint8Array): Promise<StagedFile | undefined> {
    const { target } = this.#options;
    const { snapshot, name, earlier } = file;
    if (snapshot === undefined || target === undefined) {
      return undefined;
    }
    return target.kind === "folder"
      ? createFile(snapshot, bytes, { folder: target.folder, name, earlier })
      : replaceFile(snapshot, bytes, target.suffix);
  }

  #recordOf({ row, results, outcome, bytes }: Prepared) {
    const { name, snapshot, done } = row.file;
    if (done !== undefined) {
      return undefined;
    }
    const read = snapshot && sha256Of(snapshot.bytes);
    const written = bytes ? sha256Of(bytes) : outcome.status === "current" ? read : undefined;
    return { name, status: outcome.status, read, written, keys: this.#recorder.keysOf(results) };
  }

  /** Nothing ends in the middle: what is on the disk is counted. */
  async #commit(prepared: readonly Prepared[]): Promise<void> {
    const settled = await Promise.allSettled(prepared.map(commit));
    for (const [index, each] of prepared.entries()) {
      const result = settled[index];
      if (result?.status === "fulfilled") {
        this.#record(each, result.value);
      }
    }
    const failure = settled.find((result) => result.status === "rejected");
    if (failure !== undefined) {
      throw failure.reason;
    }
  }

  #record({ row, results }: Prepared, outcome: FileOutcome): void {
    const { done, path } = row.file;
    if (done !== undefined) {
      this.#recorder.addEarlier(done);
      return;
    }
    this.#recorder.add(outcome, results);
    this.#failures.add(path, outcome.failures);
  }
}

/** Gives a new content its name. Returns what became of the file. */
async function commit({ outcome, staged }: Prepared): Promise<FileOutcome> {
  try {
    await staged?.commit();
    return outcome;
  } catch (error) {
    if (!(error instanceof FileProblem)) {
      throw error;
    }
    return failedFile(error.message);
  }
}
