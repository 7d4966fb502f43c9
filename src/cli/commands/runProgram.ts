import { spawn } from "node:child_process";
import { constants } from "node:os";
import { argumentError, generalError } from "../CliError.js";
import type { Io } from "../Io.js";

/**
 * Runs a program on the streams of this process, and returns its exit code, or 128 and the number of the signal that ended
 * it. A single word is a command line for the shell. A signal to this process goes to the program, too.
 *
 * @throws {@link CliError} if the program does not start.
 */
export async function runProgram(
  [program = "", ...words]: readonly string[],
  env: Io["env"],
  { signal, tty }: Pick<Io, "signal" | "tty">,
): Promise<number> {
  if (program === "") {
    throw argumentError("argument --exec: expected a command");
  }
  // Programs of npm are scripts on Windows, which only the shell can run.
  const isWindows = process.platform === "win32";
  const shell = words.length === 0 || isWindows;
  const child = spawn(program, isWindows ? words.map(quoted) : words, { env, shell, stdio: "inherit" });
  const forward = () => {
    // A terminal sends Ctrl-C to the program by itself.
    if (signal.reason !== "SIGINT" || !tty.stdin) {
      child.kill(signal.reason);
    }
  };
  signal.addEventListener("abort", forward, { once: true });
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", ({ message }) => reject(generalError(`The command does not start: ${message}`)));
      child.once("close", (code, ending) => resolve(code ?? 128 + (ending ? constants.signals[ending] : 0)));
    });
  } finally {
    signal.removeEventListener("abort", forward);
  }
}

/** A word as the shell of Windows takes it. */
const quoted = (word: string): string =>
  /^[\w./:\\=@-]+$/.test(word) ? word : `"${word.replaceAll('"', '""')}"`;
