import { type ExecFileOptions, execFile } from "node:child_process";
import { join } from "node:path";

/** The result of a child process. */
export interface Result {
  /** Its exit code; -1 when it could not be started or was killed. */
  readonly code: number;
  /** What it wrote: standard output, then standard error. */
  readonly output: string;
}

/** Runs this version of Node.js. */
export const node = (args: readonly string[], cwd?: string): Promise<Result> =>
  run(process.execPath, args, cwd === undefined ? {} : { cwd });

/** Runs a program. Its environment is that of this process unless the options have another. */
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

/** The path of a file of the packages in test/package/package.json. */
export const peer = (path: string): string => join(import.meta.dirname, "node_modules", path);
