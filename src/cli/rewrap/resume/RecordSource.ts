import { type RawRecord, RecordSplitter } from "../rows/splitRecords.js";

/** The records of a file, one after the other. */
export class RecordSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #splitter: RecordSplitter;
  #records: readonly RawRecord[] = [];
  #next = 0;
  #isEnded = false;

  constructor(chunks: AsyncIterable<Uint8Array>, isCsv: boolean) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#splitter = new RecordSplitter(isCsv);
  }

  /** The next record; `undefined` at the end. It is a promise only where the file has to be read. */
  next(): RawRecord | undefined | Promise<RawRecord | undefined> {
    const record = this.#records[this.#next];
    if (record !== undefined) {
      this.#next += 1;
      return record;
    }
    return this.#isEnded ? undefined : this.#fill();
  }

  /** The records that were read, and not taken. If there are none, it reads; `undefined` at the end. */
  async rest(): Promise<readonly RawRecord[] | undefined> {
    const next = await this.next();
    if (next === undefined) {
      return undefined;
    }
    const rest = this.#records.slice(this.#next);
    this.#next = this.#records.length;
    return [next, ...rest];
  }

  /** Closes the file. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #fill(): Promise<RawRecord | undefined> {
    const { done, value } = await this.#chunks.next();
    this.#isEnded = done === true;
    this.#records = done
      ? this.#splitter.end()
      : this.#splitter.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    this.#next = 0;
    return this.next();
  }
}
