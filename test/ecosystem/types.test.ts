import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Runs the TypeScript compiler with a configuration of this folder, and returns its errors. */
const errorsWith = (config: string): Promise<string> =>
  new Promise((resolve) => {
    const tsc = join(process.cwd(), "node_modules/typescript/bin/tsc");
    execFile(process.execPath, [tsc, "-p", join(import.meta.dirname, config)], (error, stdout, stderr) =>
      resolve(error ? stdout + stderr : ""),
    );
  });

test("the tests of this folder compile with the published types", async () => {
  expect(await errorsWith("tsconfig.json")).toBe("");
});

test("the typed mocks compile with the AWS SDK, too", async () => {
  expect(await errorsWith("tsconfig.sdk.json")).toBe("");
});
