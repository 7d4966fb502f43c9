import type { Io } from "../../src/cli/Io.js";

/** An `Io` of a test, and what was written to it. */
export interface TestIo extends Io {
  readonly written: { stdout: string; stderr: string };
}

/** Makes streams that keep what is written to them; standard input is empty and nothing is a terminal. */
export function cliIo(given: Partial<Omit<Io, "stdout" | "stderr">> = {}): TestIo {
  const written = { stdout: "", stderr: "" };
  const output = (name: "stdout" | "stderr") => ({
    write: async (data: string | Uint8Array) => {
      written[name] += typeof data === "string" ? data : Buffer.from(data).toString("latin1");
    },
  });
  return {
    stdin: { read: async () => Buffer.alloc(0), async *lines() {}, async *chunks() {} },
    env: {},
    clock: Date.now,
    tty: { stdin: false, stdout: false, stderr: false, columns: 80 },
    signal: new AbortController().signal,
    ...given,
    stdout: output("stdout"),
    stderr: output("stderr"),
    written,
  };
}
