import { beforeAll, expect, test } from "vitest";
import { CONTENDERS } from "../../bench/contenders.js";
import { ROWS } from "../../bench/rows.js";
import { type Result, run } from "./tools.js";

let quick: Result;
beforeAll(async () => {
  quick = await run(process.execPath, ["--import", "tsx", "bench/main.ts", "--quick"], {
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  });
}, 120_000);

test("the benchmarks run, and print a figure for each contender", () => {
  expect(quick.code, quick.output).toBe(0);
  expect(quick.output).toContain(`|  | ${CONTENDERS.join(" | ")} | goal |`);
  expect(quick.output).toMatch(/^\| CPU per call(?: \| [\d.]+ µs(?: \([\d.]+ ×\))?){6} \|/m);
  expect(quick.output).toMatch(/^start, the first one +[\d.]+ ms$/m);
});

test("the table has every row, but for those that need the registry", () => {
  const rows = [...quick.output.matchAll(/^\| ([^|]+) \|.* \|.* \|.* \|.* \|.* \|.* \|.* \|$/gm)];
  expect(rows.map(([, what]) => what).slice(1)).toEqual(ROWS.filter((row) => !row.startsWith("Install")));
});

test("a profile or a metafile takes apart what has goals that are not a matter of course", () => {
  const headings = [...quick.output.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading);
  expect(headings).toEqual([...ROWS.slice(0, 4), "Bundles"]);
});

test("what is taken apart adds up to what was measured", () => {
  const [, ours] = /^\| Cold start: import and construct \| ([\d.]+) ms/m.exec(quick.output) ?? [];
  const [, together] =
    /^### Cold start: import and construct$[^#]*^\| together \| ([\d.]+) \|/m.exec(quick.output) ?? [];
  expect(ours).toBeDefined();
  expect(together).toBe(ours);
});
