import { execFile } from "node:child_process";
import { expect, it } from "vitest";

/** Runs the TypeScript compiler on drop-in/ with one of its configurations, and returns its errors. */
const errorsWith = (config: string): Promise<string[]> =>
  new Promise((resolve) => {
    const args = ["node_modules/typescript/bin/tsc", "-p", `test/types/drop-in/${config}`];
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve(error ? (stdout + stderr).split(/\n(?=\S)/).filter((one) => one.trim() !== "") : []),
    );
  });

it.each([
  ["the SDK", "tsconfig.json"],
  ["this package in its place", "tsconfig.reencrypt.json"],
])(
  "code written for the SDK compiles with %s",
  async (name, config) => {
    const errors = await errorsWith(config);
    console.log(`${errors.length} errors with ${name}`);
    expect(errors).toEqual([]);
  },
  120_000,
);
