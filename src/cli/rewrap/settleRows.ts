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
 * @param batches - The rows, as many at once as have been read: a step of an async iterator for each would take longer.
 * @param start - Starts the job, whose results have to be ordered.
 * @param signal - Aborted when no further row may be taken.
 */
export async function settleRows<R extends Row>(
  batches: AsyncIterable<readonly R[]>,
  start: (items: AsyncIterable<RowItem>) => ReEncryptResults<RowItem>,
  sink: RowSink<R>,
  signal: AbortSignal,
): Promise<Settled> {
  const waiting = new WaitingRows(sink);
  async function* items(): AsyncGenerator<RowItem> {
    for await (const rows of batches) {
      for (const row of rows) {
        // Rows without items are passed on without the job, which therefore cannot stop them.
        if (signal.aborted || waiting.isEnded) {
          return;
        }
        waiting.push(row);
        const items = itemsOf(row);
        for (const item of items) {
          yield item;
        }
        const busy = items.length === 0 ? waiting.pass() : undefined;
        if (busy !== undefined) {
          await busy;
        }
        if (!waiting.hasRoom) {
          await waiting.room();
        }
      }
    }
  }
  const results = start(items());
  try {
    for await (const result of results) {
      waiting.addResult(result, result.status === "failed" && results.summary.stopped !== undefined);
      const busy = waiting.pass();
      if (busy !== undefined) {
        await busy;
      }
    }
    await waiting.pass();
    return { summary: results.summary };
  } catch (error) {
    if (!(error instanceof BulkStoppedError)) {
      throw error;
    }
    return { summary: error.summary, stopped: error };
  } finally {
    waiting.end();
  }
}

const itemsOf = ({ content }: Row): readonly RowItem[] =>
  content !== "keep" && "items" in content ? content.items : [];

/** At most so many rows, and about so many bytes, wait for those before them. */
const MAXIMUM = 10_000;
const MAXIMUM_BYTES = 64 * 1024 * 1024;

/** A row with the results that it has so far. */
interface Entry<R extends Row> {
  readonly row: R;
  /** How many results it waits for. */
  readonly count: number;
  readonly results: ItemResult[];
}

const isComplete = ({ count, results }: Entry<Row>): boolean => results.length === count;

/** The rows that are not done, or wait for one before them. */
class WaitingRows<R extends Row> {
  readonly #sink: RowSink<R>;
  readonly #rows: Entry<R>[] = [];
  #first = 0;
  /** The row that gets the next result. */
  #next = 0;
  #bytes = 0;
  #isCut = false;
  #isEnded = false;
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
    let entry = this.#rows[this.#next];
    while (entry !== undefined && isComplete(entry)) {
      this.#next += 1;
      entry = this.#rows[this.#next];
    }
    entry?.results.push(result);
  }

  /** Whether nothing more is passed on, because the sink may be closed. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Passes on what is complete. Returns a promise only where the sink is busy. */
  pass(): Promise<void> | undefined {
    if (this.#isEnded) {
      return undefined;
    }
    let busy: Promise<void> | undefined;
    for (let entry = this.#rows[this.#first]; entry && isComplete(entry); entry = this.#rows[this.#first]) {
      this.#first += 1;
      this.#bytes -= entry.row.source.length;
      busy = this.#sink.add(entry.row, entry.results) ?? busy;
    }
    this.#forget();
    this.#wake?.();
    return busy;
  }

  /** Whether there is room for another row. */
  get hasRoom(): boolean {
    const isFull = this.#rows.length - this.#first > MAXIMUM || this.#bytes > MAXIMUM_BYTES;
    return !isFull || this.#isCut;
  }

  /** Waits until there is room for another row. */
  async room(): Promise<void> {
    while (!this.hasRoom) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends what is passed on. Lets whoever waits for room go on, so that the input is closed. */
  end(): void {
    this.#isCut = true;
    this.#isEnded = true;
    this.#wake?.();
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
