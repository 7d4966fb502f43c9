import { type ExecFileOptions, execFile } from "node:child_process";
import { join } from "node:path";

/** What a child process said, and its exit code; -1 when it could not be started, or was stopped. */
export interface Result {
  readonly code: number;
  /** Both streams, standard output first. */
  readonly output: string;
}

/** Runs a script with this Node. */
export const node = (args: readonly string[], cwd?: string): Promise<Result> =>
  run(process.execPath, args, cwd === undefined ? {} : { cwd });

/** Runs a program, with the environment of this process unless another is given. */
export function run(
  program: string,
  args: readonly string[],
  options: Pick<ExecFileOptions, "cwd" | "env" | "timeout">,
): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(program, args, { ...options, encoding: "utf8" }, (error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr || String(error ?? "") }),
    );
  });
}

/** Where a file of the packages in test/package/package.json is. */
export const peer = (path: string): string => join(import.meta.dirname, "node_modules", path);
