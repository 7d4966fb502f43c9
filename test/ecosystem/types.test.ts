import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

test("the tests of this folder compile with the published types", async () => {
  const tsc = join(process.cwd(), "node_modules/typescript/bin/tsc");
  const errors = await new Promise<string>((resolve) => {
    execFile(process.execPath, [tsc, "-p", import.meta.dirname], (error, stdout, stderr) =>
      resolve(error ? stdout + stderr : ""),
    );
  });
  expect(errors).toBe("");
});
