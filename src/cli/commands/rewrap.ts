import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { rewrapRows } from "../rewrap/rewrapRows.js";

/**
 * Re-encrypts the ciphertexts in the rows of a file. Returns the exit code: 0 when all are done, 1 when some failed or are
 * left, 130 after Ctrl-C, and those of `re-encrypt`.
 */
export async function rewrap(args: ParsedArguments, io: Io): Promise<number> {
  return rewrapRows(args, new Settings(args.globals, io), io);
}
