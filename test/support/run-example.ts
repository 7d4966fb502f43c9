import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";

/** The exit code and the output of a process. */
export interface ExampleRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The arguments of Node.js that run an example. The Lambda function bundles its own TypeScript. */
export const commandOf = (example: string, args: readonly string[] = []): string[] => [
  ...(example === "lambda" ? ["--import", import.meta.resolve("tsx"), "lambda.ts"] : [`${example}.js`]),
  ...args,
];

/** The folder with copies of the examples, as CommonJS or as ES modules. */
export const folderOf = (type: "commonjs" | "module" = "commonjs"): string => join(inject("copies"), type);

/** Runs an example in a folder outside the repository. Kills it after a minute, in case it does not exit. */
export async function runExample(
  example: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
  type: "commonjs" | "module" = "commonjs",
): Promise<ExampleRun> {
  try {
    const output = await promisify(execFile)(process.execPath, commandOf(example, args), {
      cwd: folderOf(type),
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
