import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import { argumentError } from "../CliError.js";
import { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { rewrapFiles } from "../rewrap/files/rewrapFiles.js";
import { rewrapRows } from "../rewrap/rewrapRows.js";

/**
 * Re-encrypts the ciphertexts in the rows of a file, or in files. Returns the exit code: 0 when all are done, 1 when some failed or are
 * left, 130 after Ctrl-C, and those of `re-encrypt`.
 */
export async function rewrap(args: ParsedArguments, io: Io): Promise<number> {
  const settings = new Settings(args.globals, io);
  if (args.options.has("files")) {
    return rewrapFiles(args, settings, io);
  }
  for (const name of ["in-place", "out-dir", "backup"]) {
    if (args.options.has(name)) {
      throw argumentError(`--${name} needs --files`);
    }
  }
  return rewrapRows(args, settings, io);
}
