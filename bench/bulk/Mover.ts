import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Re-encrypts a file of JSON Lines into another one. Every other file in this folder exports one named `move`. */
export type Mover = (input: string, output: string) => Promise<void>;

/** How many requests are sent at once. */
export const CONCURRENCY = 64;

/** What a line has. */
export interface Row {
  readonly id: number;
  ciphertext: string;
}

/** The lines of a file. */
export const linesOf = (path: string): AsyncIterable<string> =>
  createInterface({
    input: createReadStream(path, { highWaterMark: 1 << 18 }),
    crlfDelay: Number.POSITIVE_INFINITY,
  });

/** Writes lines to a file. */
export const writeLines = (lines: AsyncIterable<string>, path: string): Promise<void> =>
  pipeline(Readable.from(joined(lines)), createWriteStream(path));

/** Joins lines to chunks, because a write takes longer than a line. */
async function* joined(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let chunk = "";
  for await (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length > 1 << 16) {
      yield chunk;
      chunk = "";
    }
  }
  yield chunk;
}
