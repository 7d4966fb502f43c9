import { VERSION } from "../version.js";
import type { GlobalOptions } from "./arguments/ParsedArguments.js";
import { parseArguments, takeGlobals } from "./arguments/parseArguments.js";
import { EXIT } from "./CliError.js";
import { commandNames, findCommand, grammarOf } from "./commands/commands.js";
import { guarded } from "./guardedOutput.js";
import type { Io } from "./Io.js";
import { reportFailure } from "./reportFailure.js";

/**
 * Runs a command line, and returns the exit code. It never throws: failures are printed to `stderr`.
 *
 * @param argv - The words after the name of the program.
 * @param given - Everything that the command reads and writes.
 */
export async function run(argv: readonly string[], given: Io): Promise<number> {
  const io = { ...given, stdout: guarded(given.stdout) };
  let globals: GlobalOptions = {};
  try {
    const taken = takeGlobals(argv);
    globals = taken.globals;
    if (taken.isVersion) {
      await io.stdout.write(`${versionText()}\n`);
      return EXIT.success;
    }
    const line = parseArguments(taken, grammarOf, commandNames);
    if (line.kind === "command") {
      const command = await findCommand(line.parsed.command);
      return await command(line.parsed, io);
    }
    await printHelp(line.command, globals, io);
    return EXIT.success;
  } catch (error) {
    return await reportFailure(error, globals, io);
  }
}

const versionText = (): string =>
  `kms-reencrypt/${VERSION} Node/${process.versions.node} ${process.platform}/${process.arch}`;

/** Prints help, on a terminal page by page: the examples come first. */
async function printHelp(command: string | undefined, { cliPager }: GlobalOptions, io: Io): Promise<void> {
  const { helpText } = await import("./texts.js");
  const text = helpText(command, io.tty.columns);
  if (!io.tty.stdout) {
    return io.stdout.write(text);
  }
  const { withPager } = await import("./formats.js");
  await withPager({ cliPager }, io, (stdout) => stdout.write(text));
}
