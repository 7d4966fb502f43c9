import { execFile } from "node:child_process";
import { expect, it } from "vitest";

/** Runs the TypeScript compiler over drop-in/, with one of its configurations; its complaints. */
const complaintsOf = (config: string): Promise<string> =>
  new Promise((resolve) => {
    const args = ["node_modules/typescript/bin/tsc", "-p", `test/types/drop-in/${config}`];
    execFile(process.execPath, args, (error, stdout, stderr) => resolve(error ? stdout + stderr : ""));
  });

it.each(["tsconfig.json", "tsconfig.reencrypt.json"])(
  "code written for the SDK compiles with %s: with the SDK, and with this package in its place",
  async (config) => {
    expect(await complaintsOf(config)).toBe("");
  },
  120_000,
);
