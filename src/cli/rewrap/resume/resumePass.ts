import { createHash, type Hash } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { generalError } from "../../CliError.js";
import type { Io } from "../../Io.js";
import { withRow } from "../RowCounts.js";
import { readInput } from "../readInput.js";
import { parseFailureRow } from "../rows/FailureRow.js";
import type { RetryReader } from "../rows/RetryReader.js";
import type { Row } from "../rows/Row.js";
import type { RowReader } from "../rows/RowReader.js";
import { addSourceKeys } from "../summaryText.js";
import { NOTHING_DONE, type PassState } from "./Checkpoint.js";
import type { PassFiles } from "./FileSink.js";
import { isRewritten } from "./isRewritten.js";
import { RecordSource } from "./RecordSource.js";

/** A pass over rows, as far as an earlier run has got. */
export interface PassPlan {
  readonly input: string;
  /** Whether the input is CSV. */
  readonly isCsv: boolean;
  /** Makes what reads the rows. */
  readonly reader: () => RowReader | RetryReader;
  readonly files: PassFiles;
  /** The last checkpoint. */
  readonly state: PassState;
  /** Whether the files may have more than was on the disk at that time: the machine has not been started again since. */
  readonly hasMore: boolean;
  /** Under which key rows count that were done after the checkpoint: nobody knows which one KMS said it was. */
  readonly keyName: string;
}

/** Where a pass goes on. */
export interface ResumedPass {
  readonly state: PassState;
  readonly hash: Hash;
  /** The rows that are left. */
  readonly rows: AsyncIterable<readonly Row[]>;
}

/**
 * Finds out where a pass goes on: behind the last checkpoint, and behind the rows that were written after it.
 *
 * @throws {@link CliError} when the input has changed.
 */
export async function resumePass(plan: PassPlan, io: Io): Promise<ResumedPass> {
  const { outputBytes, failureBytes } = plan.state;
  const isShort = sizeOf(plan.files.output) < outputBytes;
  const lacksFailures = sizeOf(plan.files.failures) < failureBytes;
  if (isShort || lacksFailures) {
    // Somebody has cut them. What is there is compared with the input, row by row.
    const check = new Replay(plan, io);
    await check.skip(plan.state);
    await check.close();
    return new Replay(plan, io, !lacksFailures).resume(NOTHING_DONE, true);
  }
  return new Replay(plan, io).resume(plan.state, plan.hasMore);
}

/** The size of a file; 0 if it does not exist. */
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Reads the input again, beside the files that were made from it. */
class Replay {
  readonly #plan: PassPlan;
  readonly #reader: RowReader | RetryReader;
  readonly #source: RecordSource;
  readonly #hash = createHash("sha256");
  /** Whether a row without a change and without a record of a failure was up to date. */
  readonly #isRecorded: boolean;
  /** Rows that were read, and are not done. */
  readonly #pending: Row[] = [];

  constructor(plan: PassPlan, io: Io, isRecorded = true) {
    this.#plan = plan;
    this.#reader = plan.reader();
    this.#isRecorded = isRecorded;
    this.#source = new RecordSource(readInput(plan.input, io), plan.isCsv);
  }

  async resume(from: PassState, hasMore: boolean): Promise<ResumedPass> {
    await this.skip(from);
    const state = hasMore ? await this.#follow(from) : from;
    return { state, hash: this.#hash, rows: this.#rest() };
  }

  /** Passes the rows up to a checkpoint. */
  async skip({ rows, inputBytes, inputHash }: PassState): Promise<void> {
    const { input } = this.#plan;
    let [done, bytes] = [0, 0];
    for (let isFirst = true; done < rows; isFirst = false) {
      const step = this.#source.next();
      const record = step instanceof Promise ? await step : step;
      if (record === undefined) {
        break;
      }
      // The first record tells what kind of file it is, and may have two rows.
      const read: readonly Row[] = isFirst ? this.#reader.read(record) : [];
      for (const row of isFirst ? read : this.#reader.skim(record)) {
        if (done < rows) {
          done += 1;
          bytes += row.source.length;
          this.#hash.update(row.source);
        }
      }
      this.#pending.push(...read.slice(done));
    }
    if (done < rows || bytes !== inputBytes || this.#hash.copy().digest("hex") !== inputHash) {
      throw generalError(`${input} has changed since the earlier run: begin again with --restart.`);
    }
  }

  /** Follows the rows that were written after a checkpoint, up to the first one that is not as it should be. */
  async #follow(from: PassState): Promise<PassState> {
    const { files, keyName } = this.#plan;
    const first = await this.#next();
    if (first === undefined) {
      return from;
    }
    this.#pending.unshift(first);
    const written = new RecordSource(readFrom(files.output, from.outputBytes), this.#reader.isCsv);
    const failed = new RecordSource(readFrom(files.failures, from.failureBytes), false);
    let state = from;
    let failure = await failed.next();
    for (let record = await written.next(); record !== undefined; record = await written.next()) {
      const row = await this.#next();
      if (row === undefined) {
        break;
      }
      const found = failure && endsLine(failure.bytes) ? parseFailureRow(failure.bytes) : undefined;
      const status = statusOf(row, record.bytes, found?.line === row.line, this.#isRecorded);
      if (status === undefined) {
        this.#pending.unshift(row);
        break;
      }
      const failureBytes = status === "failed" ? (failure?.bytes.length ?? 0) : 0;
      failure = status === "failed" ? await failed.next() : failure;
      this.#hash.update(row.source);
      state = {
        rows: state.rows + 1,
        inputBytes: state.inputBytes + row.source.length,
        inputHash: "",
        outputBytes: state.outputBytes + record.bytes.length,
        failureBytes: state.failureBytes + failureBytes,
        counts: withRow(state.counts, status),
        bySourceKey:
          status === "kept"
            ? state.bySourceKey
            : addSourceKeys(state.bySourceKey, { [keyName]: { ...NONE, [status]: 1 } }),
      };
    }
    await Promise.all([written.close(), failed.close()]);
    return { ...state, inputHash: this.#hash.copy().digest("hex") };
  }

  close(): Promise<void> {
    return this.#source.close();
  }

  /** The next row; `undefined` at the end. */
  async #next(): Promise<Row | undefined> {
    while (this.#pending.length === 0) {
      const record = await this.#source.next();
      if (record === undefined) {
        return undefined;
      }
      this.#pending.push(...this.#reader.read(record));
    }
    return this.#pending.shift();
  }

  async *#rest(): AsyncGenerator<readonly Row[]> {
    try {
      yield this.#pending;
      for (let rest = await this.#source.rest(); rest !== undefined; rest = await this.#source.rest()) {
        yield rest.flatMap((record) => this.#reader.read(record));
      }
    } finally {
      await this.#source.close();
    }
  }
}

/** The bytes of a file from a position; none if it does not exist. */
async function* readFrom(path: string, start: number): AsyncGenerator<Uint8Array> {
  if (existsSync(path)) {
    yield* createReadStream(path, { start });
  }
}

const NONE = { changed: 0, current: 0, failed: 0 };

const endsLine = (bytes: Buffer): boolean => bytes.at(-1) === 0x0a;

/** What became of a row that was written; `undefined` if that is not certain, so that it has to be done again. */
function statusOf(
  row: Row,
  written: Buffer,
  hasFailure: boolean,
  isRecorded: boolean,
): "changed" | "current" | "failed" | "kept" | undefined {
  // A line that is cut short, or the last one of a file that ends without a line break: nobody can tell them apart.
  if (!endsLine(written) || !isRewritten(row, written)) {
    return undefined;
  }
  if (row.content === "keep" || ("items" in row.content && row.content.items.length === 0)) {
    return "kept";
  }
  if (!written.equals(row.original)) {
    return "changed";
  }
  if (hasFailure) {
    return "failed";
  }
  return "problem" in row.content || !isRecorded ? undefined : "current";
}
