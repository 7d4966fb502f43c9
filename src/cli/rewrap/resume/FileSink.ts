import type { Hash } from "node:crypto";
import { OutputFile } from "../OutputFile.js";
import type { RewrapOptions } from "../RewrapOptions.js";
import { RowRecorder } from "../RowRecorder.js";
import type { Run } from "../Run.js";
import { failureRecord } from "../rows/failureRecord.js";
import type { Row } from "../rows/Row.js";
import type { ItemResult, RowSink } from "../settleRows.js";
import type { PassState } from "./Checkpoint.js";

/** How often a checkpoint is made: after so many milliseconds or rows. */
const INTERVAL = 1_000;
const ROWS = 10_000;

/** Where a pass writes to. */
export interface PassFiles {
  readonly output: string;
  readonly failures: string;
  /** The permissions of a new output. */
  readonly mode: number;
}

/** Writes the rows of a pass and its failures, and makes checkpoints. */
export class FileSink implements RowSink {
  readonly recorder: RowRecorder;
  readonly #run: Run<RewrapOptions>;
  readonly #output: OutputFile;
  readonly #failures: OutputFile;
  readonly #hash: Hash;
  readonly #save: (state: PassState) => Promise<void>;
  #rows: number;
  #inputBytes: number;
  #sources: Uint8Array[] = [];
  #lines: Uint8Array[] = [];
  #records: string[] = [];
  #timer: NodeJS.Immediate | undefined;
  #error: unknown;
  #saved: Promise<void> = Promise.resolve();
  #isSaving = false;
  #savedAt: number;
  #savedRows: number;

  /**
   * Opens the files of a pass, and cuts what they have beyond its state.
   *
   * @param hash - That of the input up to there.
   * @param save - Makes a checkpoint, after everything up to it is on the disk.
   */
  constructor(
    run: Run<RewrapOptions>,
    files: PassFiles,
    state: PassState,
    hash: Hash,
    save: (state: PassState) => Promise<void>,
  ) {
    this.#run = run;
    this.recorder = new RowRecorder(run, state.counts, state.bySourceKey);
    this.#output = new OutputFile(files.output, files.mode, state.outputBytes);
    this.#failures = new OutputFile(files.failures, 0o600, state.failureBytes);
    this.#hash = hash;
    this.#save = save;
    this.#rows = state.rows;
    this.#inputBytes = state.inputBytes;
    this.#savedAt = run.io.clock();
    this.#savedRows = state.rows;
  }

  /** How many bytes of the input are done. */
  get position(): number {
    return this.#inputBytes;
  }

  add(row: Row, results: readonly ItemResult[]): Promise<void> | undefined {
    const { bytes, failure } = this.recorder.record(row, results);
    this.#lines.push(bytes);
    this.#sources.push(row.source);
    if (failure !== undefined) {
      this.#records.push(row.record ?? failureRecord(row, failure));
    }
    if (this.#lines.length >= this.#run.options.concurrency) {
      this.#write();
    } else {
      this.#timer ??= setImmediate(() => this.#write());
    }
    if (this.#error !== undefined) {
      throw this.#error;
    }
    return this.#isSaving && this.#rows - this.#savedRows > 2 * ROWS ? this.#saved : undefined;
  }

  /**
   * Writes what is left, and makes the last checkpoint.
   *
   * @throws {@link CliError} for everything that could not be written.
   */
  async end(): Promise<PassState> {
    this.#write();
    await this.#saved;
    if (this.#error !== undefined) {
      throw this.#error;
    }
    const state = this.#state();
    await this.#sync();
    await this.#save(state);
    return state;
  }

  close(): void {
    clearImmediate(this.#timer);
    this.#output.close();
    this.#failures.close();
  }

  /** Writes what was added: failures first, so that no failed row in the output lacks its record. */
  #write(): void {
    clearImmediate(this.#timer);
    this.#timer = undefined;
    if (this.#error !== undefined || this.#lines.length === 0) {
      return;
    }
    try {
      if (this.#records.length > 0) {
        this.#failures.write(Buffer.from(this.#records.join("")));
      }
      this.#output.write(Buffer.concat(this.#lines));
      this.#count();
      this.#saveIfDue();
    } catch (error) {
      this.#fail(error);
    }
  }

  #count(): void {
    const source = Buffer.concat(this.#sources);
    this.#hash.update(source);
    this.#inputBytes += source.length;
    this.#rows += this.#lines.length;
    this.#lines = [];
    this.#sources = [];
    this.#records = [];
  }

  #saveIfDue(): void {
    const isDue = this.#run.io.clock() - this.#savedAt >= INTERVAL || this.#rows - this.#savedRows >= ROWS;
    if (isDue && !this.#isSaving) {
      this.#isSaving = true;
      this.#saved = this.#checkpoint();
    }
  }

  async #checkpoint(): Promise<void> {
    try {
      const state = this.#state();
      await this.#sync();
      await this.#save(state);
      this.#savedAt = this.#run.io.clock();
      this.#savedRows = state.rows;
    } catch (error) {
      this.#fail(error);
    }
    this.#isSaving = false;
  }

  async #sync(): Promise<void> {
    await this.#failures.sync();
    await this.#output.sync();
  }

  #state(): PassState {
    return {
      rows: this.#rows,
      inputBytes: this.#inputBytes,
      inputHash: this.#hash.copy().digest("hex"),
      outputBytes: this.#output.size,
      failureBytes: this.#failures.size,
      counts: this.recorder.counts,
      bySourceKey: this.recorder.bySourceKey,
    };
  }

  #fail(error: unknown): void {
    this.#error ??= error;
    this.#run.stopper.stop("error");
  }
}
