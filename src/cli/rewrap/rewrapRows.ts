import { statSync } from "node:fs";
import { saidBy } from "../../errors/platformError.js";
import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import { argumentError } from "../CliError.js";
import type { Settings } from "../configuration/Settings.js";
import type { Io } from "../Io.js";
import { withRun } from "./Run.js";
import { readOptions } from "./readOptions.js";
import { rewrapFile } from "./resume/rewrapFile.js";
import { rewrapStream } from "./rewrapStream.js";

/** Re-encrypts the ciphertexts in the rows of a file or of standard input. Returns the exit code. */
export async function rewrapRows(args: ParsedArguments, settings: Settings, io: Io): Promise<number> {
  const options = await readOptions(args, settings, io);
  const [input, output] = args.positionals.map((path) => (STANDARD.test(path) ? "-" : path));
  if (input === undefined || (output === undefined && !options.dryRun)) {
    const missing = input === undefined ? "IN, OUT" : "OUT";
    throw argumentError(
      `the following arguments are required: ${missing}`,
      "IN and OUT are files; - is standard input and standard output.",
    );
  }
  const total = sizeOf(input);
  const target = options.dryRun || output === "-" ? undefined : output;
  if (target === undefined && !options.dryRun) {
    checkStream(args.options);
  }
  return withRun({ io, settings, options, argv: args.argv }, "row", (run) =>
    target === undefined || total === undefined
      ? rewrapStream({ input, total, target }, run)
      : rewrapFile(input, target, run),
  );
}

/** The paths of standard input and standard output. */
const STANDARD = /^\/(?:dev\/std(?:in|out)|dev\/fd\/[01]|proc\/self\/fd\/[01])$/;

/** Rejects options that are about the file of the output. */
function checkStream(options: ParsedArguments["options"]): void {
  for (const name of ["restart", "force", "allow-failures"]) {
    if (options.has(name)) {
      throw argumentError(`--${name} has no meaning for standard output: leave it out`);
    }
  }
}

/** The size of a file; `undefined` for anything else. */
function sizeOf(input: string): number | undefined {
  if (input === "-") {
    return undefined;
  }
  try {
    const stat = statSync(input);
    if (stat.isDirectory()) {
      throw argumentError(`${input} is a folder, not a file with rows`);
    }
    return stat.isFile() ? stat.size : undefined;
  } catch (cause) {
    throw Object(cause).code === undefined
      ? cause
      : argumentError(`${input} cannot be read: ${saidBy(cause)}`);
  }
}
