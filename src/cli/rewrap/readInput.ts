import { createReadStream } from "node:fs";
import { saidBy } from "../../errors/platformError.js";
import { generalError } from "../CliError.js";
import type { Io } from "../Io.js";

/** How many bytes are read at once. */
const CHUNK = 256 * 1024;

/** The bytes of a file, or of standard input for `-`. */
export async function* readInput(path: string, io: Io): AsyncGenerator<Uint8Array> {
  try {
    yield* path === "-" ? io.stdin.chunks() : createReadStream(path, { highWaterMark: CHUNK });
  } catch (cause) {
    throw generalError(`${path === "-" ? "Standard input" : path} cannot be read: ${saidBy(cause)}`, {
      cause,
    });
  }
}
