import type { ParsedArguments } from "../arguments/ParsedArguments.js";
import type { CommandGrammar } from "../arguments/parseArguments.js";
import { argumentError, EXIT } from "../CliError.js";
import type { Io } from "../Io.js";
import { bashCompletion } from "./bashCompletion.js";
import { type CompletionTable, completionTable } from "./completionTable.js";
import { fishCompletion } from "./fishCompletion.js";
import { zshCompletion } from "./zshCompletion.js";

/** The scripts by shell. */
const SCRIPTS: Readonly<Record<string, (table: CompletionTable) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/**
 * Prints the completion of a shell. The script has all names in it, so that a press of Tab starts no program.
 *
 * @throws {@link CliError} for a shell without one.
 */
export async function completion(
  { positionals }: ParsedArguments,
  io: Io,
  commands: readonly string[],
  grammarOf: (command: string) => CommandGrammar | undefined,
): Promise<number> {
  const [shell = ""] = positionals;
  const script = Object.hasOwn(SCRIPTS, shell) ? SCRIPTS[shell] : undefined;
  if (script === undefined) {
    const problem =
      shell === "" ? "the following arguments are required: shell" : `Found invalid choice '${shell}'`;
    throw argumentError(problem, `The shells are ${Object.keys(SCRIPTS).join(", ")}.`);
  }
  await io.stdout.write(script(completionTable(commands, grammarOf)));
  return EXIT.success;
}
