import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { CONTENDERS } from "../../bench/contenders.js";
import { CLIENT_ROWS, LOCAL_ROWS, PROGRAM_ROWS, SHORTCUT_ROWS } from "../../bench/rows.js";
import { type Result, run } from "./tools.js";

const WRITTEN = ["bench/history.jsonl", "bench/results.md", "README.md"];
const written = () => Promise.all(WRITTEN.map((path) => readFile(path, "utf8")));

describe("a quick run of the benchmarks", () => {
  let quick: Result;
  let before: string[];
  beforeAll(async () => {
    before = await written();
    quick = await run(process.execPath, ["--import", "tsx", "bench/main.ts", "--quick"], {});
  }, 120_000);

  test("prints a figure for each contender", () => {
    expect(quick.code, quick.output).toBe(0);
    expect(quick.output).toContain(`|  | ${CONTENDERS.join(" | ")} |`);
    expect(quick.output).toMatch(/^\| CPU per call, sustained(?: \| [\d.]+ µs(?: \([\d.]+ ×\))?){8} \|$/m);
  });

  test("prints every row, except those that need the registry", () => {
    const rows = [...quick.output.matchAll(/^\| (\S[^|]*) \| [\d.]+ .*\|$/gm)].map(([, name]) => name);
    expect(rows).toEqual([
      ...CLIENT_ROWS.filter((row) => !row.startsWith("Install")),
      ...PROGRAM_ROWS,
      ...LOCAL_ROWS,
      ...SHORTCUT_ROWS,
    ]);
  });

  test("writes nothing", async () => {
    expect(await written()).toEqual(before);
  });
});
