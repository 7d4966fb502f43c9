import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** How a process ended, and what it has written. */
export interface ExampleRun {
  /** Its exit code. */
  readonly code: number;
  /** What it has written to its output. */
  readonly stdout: string;
  /** What it has written to its error output. */
  readonly stderr: string;
}

/**
 * Runs `examples/NAME.ts` as a user does, in a process of its own and from the root of the repository. One that has not
 * ended after a minute is killed, so that it does not outlive its test for long.
 */
export async function runExample(
  name: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ExampleRun> {
  const command = ["--import", "tsx", `examples/${name}.ts`, ...args];
  try {
    const output = await promisify(execFile)(process.execPath, command, {
      cwd: root,
      env: { ...process.env, ...env },
      timeout: 60_000,
      killSignal: "SIGKILL",
    });
    return { code: 0, ...output };
  } catch (error) {
    const { code, stdout, stderr } = Object(error);
    return { code, stdout, stderr };
  }
}
