import { expect, test } from "vitest";
import { CONTENDERS } from "../../bench/contenders.js";
import { run } from "./tools.js";

test("the benchmarks run, and print a figure for each contender", async () => {
  const { code, output } = await run(process.execPath, ["--import", "tsx", "bench/main.ts", "--quick"], {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
  expect(code, output).toBe(0);
  expect(output).toContain(`|  | ${CONTENDERS.join(" | ")} | goal |`);
  expect(output).toMatch(/^\| CPU per call(?: \| [\d.]+ µs(?: \([\d.]+ ×\))?){5} \|/m);
  expect(output).toMatch(/^start, the first one +[\d.]+ ms$/m);
});
