import { closeSync, openSync, readSync } from "node:fs";
import { saidBy } from "../../../errors/platformError.js";
import { generalError } from "../../CliError.js";

/** How many bytes are read at once. */
const CHUNK = 64 * 1024;

/** Reads the lines of a part of a file, whenever one is needed. */
export class LineReader {
  readonly #descriptor: number;
  readonly #end: number;
  #position: number;
  #bytes = Buffer.alloc(0);
  #isClosed = false;

  constructor(path: string, start: number, end: number) {
    try {
      this.#descriptor = openSync(path, "r");
    } catch (cause) {
      throw generalError(`${path} cannot be read: ${saidBy(cause)}`, { cause });
    }
    this.#position = start;
    this.#end = end;
  }

  /** The next line, and the position behind it. Without a line break it is not one. */
  next(): { readonly text: string; readonly end: number } | undefined {
    for (;;) {
      const length = this.#bytes.indexOf(0x0a);
      if (length !== -1) {
        const text = this.#bytes.toString("utf8", 0, length);
        this.#bytes = this.#bytes.subarray(length + 1);
        return { text, end: this.#position - this.#bytes.length };
      }
      const chunk = Buffer.alloc(Math.min(CHUNK, this.#end - this.#position));
      const count = chunk.length > 0 ? readSync(this.#descriptor, chunk, 0, chunk.length, this.#position) : 0;
      if (count === 0) {
        return undefined;
      }
      this.#position += count;
      this.#bytes = Buffer.concat([this.#bytes, chunk.subarray(0, count)]);
    }
  }

  close(): void {
    if (!this.#isClosed) {
      this.#isClosed = true;
      closeSync(this.#descriptor);
    }
  }
}
