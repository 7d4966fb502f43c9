import { BulkStoppedError } from "../../bulk/BulkStoppedError.js";
import type { ReEncryptResult } from "../../bulk/ReEncryptResult.js";
import type { ReEncryptSummary } from "../../bulk/ReEncryptSummary.js";
import type { ReEncryptResults } from "../../bulk/reEncryptAll.js";
import type { Row, RowItem } from "./rows/Row.js";

/** The result of a ciphertext. */
export type ItemResult = ReEncryptResult<RowItem>;

/** What takes the rows that are done, in the order of the input. */
export interface RowSink<R extends Row = Row> {
  /** Takes a row with the results of its items. Returns what has to be awaited before it can take more. */
  add(row: R, results: readonly ItemResult[]): Promise<void> | undefined;
}

/** How a job ended. */
export interface Settled {
  readonly summary: ReEncryptSummary;
  /** Why it stopped, if it did. */
  readonly stopped?: BulkStoppedError;
}

/**
 * Re-encrypts the items of rows, and passes each row on when all before it are done. If the job stops, the rows from the
 * first unfinished one are not passed on.
 *
 * @param start - Starts the job, whose results have to be ordered.
 */
export async function settleRows<R extends Row>(
  rows: AsyncIterable<R>,
  start: (items: AsyncIterable<RowItem>) => ReEncryptResults<RowItem>,
  sink: RowSink<R>,
): Promise<Settled> {
  const waiting = new WaitingRows(sink);
  async function* items(): AsyncGenerator<RowItem> {
    for await (const row of rows) {
      waiting.push(row);
      if (itemsOf(row).length === 0) {
        await waiting.pass();
      }
      yield* itemsOf(row);
      await waiting.room();
    }
  }
  const results = start(items());
  try {
    for await (const result of results) {
      waiting.addResult(result, result.status === "failed" && results.summary.stopped !== undefined);
      await waiting.pass();
    }
  } catch (error) {
    if (!(error instanceof BulkStoppedError)) {
      throw error;
    }
    return { summary: error.summary, stopped: error };
  } finally {
    waiting.end();
  }
  await waiting.pass();
  return { summary: results.summary };
}

const itemsOf = ({ content }: Row): readonly RowItem[] =>
  content !== "keep" && "items" in content ? content.items : [];

/** At most so many rows, and about so many bytes, wait for those before them. */
const MAXIMUM = 10_000;
const MAXIMUM_BYTES = 64 * 1024 * 1024;

/** The rows that are not done, or wait for one before them. */
class WaitingRows<R extends Row> {
  readonly #sink: RowSink<R>;
  readonly #rows: { readonly row: R; readonly count: number; readonly results: ItemResult[] }[] = [];
  #first = 0;
  /** The row that gets the next result. */
  #next = 0;
  #bytes = 0;
  #isCut = false;
  #wake: (() => void) | undefined;

  constructor(sink: RowSink<R>) {
    this.#sink = sink;
  }

  push(row: R): void {
    this.#rows.push({ row, count: itemsOf(row).length, results: [] });
    this.#bytes += row.source.length;
  }

  /** Adds the result of the next item. An unfinished one is the end of what is passed on. */
  addResult(result: ItemResult, isUnfinished: boolean): void {
    this.#isCut ||= isUnfinished;
    if (this.#isCut) {
      return;
    }
    while (this.#isComplete(this.#next)) {
      this.#next += 1;
    }
    this.#rows[this.#next]?.results.push(result);
  }

  /** Passes on what is complete. */
  async pass(): Promise<void> {
    while (this.#isComplete(this.#first)) {
      const entry = this.#rows[this.#first];
      if (entry !== undefined) {
        this.#first += 1;
        this.#bytes -= entry.row.source.length;
        const busy = this.#sink.add(entry.row, entry.results);
        if (busy !== undefined) {
          await busy;
        }
      }
    }
    this.#forget();
    this.#wake?.();
  }

  /** Waits until there is room for another row. */
  async room(): Promise<void> {
    while (
      (this.#rows.length - this.#first > MAXIMUM || this.#bytes > MAXIMUM_BYTES) &&
      !this.#isCut &&
      !this.#isComplete(this.#first)
    ) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Lets whoever waits for room go on, so that the input is closed. */
  end(): void {
    this.#isCut = true;
    this.#wake?.();
  }

  #isComplete(index: number): boolean {
    const entry = this.#rows[index];
    return entry !== undefined && entry.results.length === entry.count;
  }

  /** Frees what was passed on, now and then. */
  #forget(): void {
    if (this.#first >= 1000) {
      this.#rows.splice(0, this.#first);
      this.#next = Math.max(0, this.#next - this.#first);
      this.#first = 0;
    }
  }
}
