import type { ChildProcess } from "node:child_process";
import { isError } from "../../runtime/typeGuards.js";
import type { Io, Output } from "../Io.js";
import { splitWords } from "./splitWords.js";

/** What decides whether there is a pager, and which. */
export interface PagerSettings {
  /** `false` for `--no-cli-pager`. Default: `true`. */
  readonly cliPager?: boolean | undefined;
  /** `cli_pager` of the profile. Default: not set. */
  readonly profilePager?: string | undefined;
}

/** A pager that somebody chose and that does not start. */
export class PagerError extends Error {
  /** Takes the error of the system. */
  constructor(cause: unknown) {
    super(
      "Unable to redirect output to pager. Received the following error when opening pager:\n" +
        `${isError(cause) ? cause.message : String(cause)}\n\n` +
        "Choose a pager with AWS_PAGER, PAGER or cli_pager in the profile; AWS_PAGER='' or --no-cli-pager turns it off.",
      { cause },
    );
    this.name = "PagerError";
  }
}

const DEFAULT_PAGER = process.platform === "win32" ? "more" : "less";

/**
 * Returns the command line of the pager: `AWS_PAGER`, `cli_pager` of the profile, `PAGER`, or `less`. There is none when
 * standard output is not a terminal, or when the first of them that is set is empty.
 */
export function choosePager(
  { cliPager = true, profilePager }: PagerSettings,
  { env, tty }: Pick<Io, "env" | "tty">,
): string | undefined {
  if (!tty.stdout || !cliPager) {
    return undefined;
  }
  return env.AWS_PAGER ?? profilePager ?? env.PAGER ?? DEFAULT_PAGER;
}

/**
 * Runs `print` with the pager as its output, or with standard output. The pager starts with the first text, and the
 * promise resolves when the user leaves it.
 *
 * @throws PagerError if the pager does not start.
 */
export async function withPager(
  settings: PagerSettings,
  io: Pick<Io, "stdout" | "env" | "tty">,
  print: (stdout: Output, paged: boolean) => Promise<void>,
): Promise<void> {
  const command = choosePager(settings, io);
  if (!command) {
    return print(io.stdout, false);
  }
  const pager = new Pager(command, io);
  try {
    await print(pager, true);
  } finally {
    await pager.closed();
  }
}

class Pager implements Output {
  readonly #command: string;
  readonly #io: Pick<Io, "stdout" | "env">;
  #started: Promise<ChildProcess | undefined> | undefined;

  constructor(command: string, io: Pick<Io, "stdout" | "env">) {
    this.#command = command;
    this.#io = io;
  }

  async write(data: string | Uint8Array): Promise<void> {
    this.#started ??= this.#start();
    const pager = await this.#started;
    if (pager === undefined) {
      return this.#io.stdout.write(data);
    }
    pager.stdin?.write(data);
  }

  /** Starts the pager. A machine may lack the one that nobody chose: then there is none. */
  async #start(): Promise<ChildProcess | undefined> {
    try {
      return await start(this.#command, this.#io.env);
    } catch (error) {
      if (this.#command === DEFAULT_PAGER) {
        return undefined;
      }
      throw error;
    }
  }

  /** Resolves when the pager has ended; at once if nothing was written. */
  async closed(): Promise<void> {
    // A failure to start is that of the write.
    const pager = await this.#started?.catch(() => undefined);
    if (pager === undefined || pager.exitCode !== null) {
      return;
    }
    const ended = new Promise<void>((resolve) => pager.once("close", () => resolve()));
    pager.stdin?.end();
    await ended;
  }
}

/** Starts a pager. `less` ends by itself when everything fits on the screen, and keeps colours, unless `LESS` is set. */
function start(command: string, env: Io["env"]): Promise<ChildProcess> {
  const { spawn } = process.getBuiltinModule("node:child_process");
  const [program = "", ...words] = splitWords(command);
  const isWindows = process.platform === "win32";
  const pager = spawn(isWindows ? command : program, isWindows ? [] : words, {
    env: { LESS: "FRX", ...env },
    shell: isWindows,
    stdio: ["pipe", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => {
    pager.once("spawn", () => {
      // A user who leaves the pager early has read enough.
      pager.stdin.on("error", () => undefined);
      resolve(pager);
    });
    pager.once("error", (error) => reject(new PagerError(error)));
  });
}
