import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import { EXIT } from "./CliError.js";
import type { Input, Io, Output } from "./Io.js";

/** The streams, the environment and the signals of this process. */
export function processIo(): Io {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => controller.abort(name));
  }
  const isTerminal = isatty(1);
  return {
    stdin: standardInput(),
    stdout: outputTo(1),
    stderr: outputTo(2),
    env: process.env,
    clock: Date.now,
    tty: {
      stdin: isatty(0),
      stdout: isTerminal,
      stderr: isatty(2),
      get columns() {
        return (isTerminal && process.stdout.columns) || 80;
      },
    },
    signal: controller.signal,
  };
}

/**
 * Ends this process. The exit code of SIGTERM, 143, is that of a process which the signal ended, so that it has to end
 * it: shells and supervisors tell the two apart.
 */
export function exit(code: number): void {
  if (code === EXIT.terminated) {
    process.removeAllListeners("SIGTERM");
    process.kill(process.pid, "SIGTERM");
  } else {
    process.exit(code);
  }
}

/** Writes without `process.stdout`, whose first use loads the modules of its kind of stream. */
const outputTo = (descriptor: 1 | 2): Output => ({
  async write(data) {
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    let written = 0;
    while (written < bytes.length) {
      try {
        written += writeSync(descriptor, bytes, written);
      } catch (error) {
        if (Object(error).code !== "EAGAIN") {
          throw error;
        }
        // Somebody has made the pipe non-blocking, and it is full.
        await writeAsStream(descriptor, bytes.subarray(written));
        return;
      }
    }
  },
});

const writeAsStream = (descriptor: 1 | 2, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    const stream = descriptor === 1 ? process.stdout : process.stderr;
    stream.once("error", reject);
    stream.write(bytes, () => resolve());
  });

function standardInput(): Input {
  let whole: Promise<Buffer> | undefined;
  return {
    read() {
      whole ??= readAll();
      return whole;
    },
    async *lines() {
      const { createInterface } = process.getBuiltinModule("node:readline");
      yield* createInterface({ input: process.stdin, crlfDelay: Infinity });
    },
    chunks: () => process.stdin,
  };
}

async function readAll(): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
