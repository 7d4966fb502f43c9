import { execFile } from "node:child_process";
import { join } from "node:path";

/** What a child process said, and its exit code. */
export interface Result {
  readonly code: number;
  /** Both streams, standard output first. */
  readonly output: string;
}

/** Runs a script with this Node. */
export function node(args: readonly string[], cwd?: string): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: cwd ?? process.cwd() }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

/** Where a file of the packages in test/package/package.json is. */
export const peer = (path: string): string => join(import.meta.dirname, "node_modules", path);
