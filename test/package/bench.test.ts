import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { beforeAll, describe, expect, test } from "vitest";
import { CONTENDERS } from "../../bench/contenders.js";
import { CLIENT_ROWS, LOCAL_ROWS, PROGRAM_ROWS, SHORTCUT_ROWS } from "../../bench/rows.js";
import { type Result, run } from "./tools.js";

const WRITTEN = ["bench/history.jsonl", "bench/results.md", "README.md"];
const written = () => Promise.all(WRITTEN.map((path) => readFile(path, "utf8")));

const quickRun = (...args: readonly string[]): Promise<Result> =>
  run(process.execPath, ["--import", "tsx", "bench/main.ts", "--quick", ...args], {});

/** The rows that a run prints, with a figure in the first column. */
const rowsOf = ({ output }: Result) =>
  [...output.matchAll(/^\| (\S[^|]*) \| [\d.]+ .*\|$/gm)].map(([, name]) => name);

const hasTaskset = spawnSync("taskset", ["--version"]).status === 0 && availableParallelism() > 1;

describe("a quick run of the benchmarks", () => {
  let quick: Result;
  let before: string[];
  beforeAll(async () => {
    before = await written();
    quick = await quickRun();
  }, 120_000);

  test("prints a figure for each contender", () => {
    expect(quick.code, quick.output).toBe(0);
    expect(quick.output).toContain(`|  | ${CONTENDERS.join(" | ")} |`);
    expect(quick.output).toMatch(/^\| CPU per call, sustained(?: \| [\d.]+ µs(?: \([\d.]+ ×\))?){9} \|$/m);
  });

  test("prints every row, except those that need the registry", () => {
    expect(rowsOf(quick)).toEqual([
      ...CLIENT_ROWS.filter((row) => !row.startsWith("Install")),
      ...PROGRAM_ROWS,
      ...LOCAL_ROWS,
      ...SHORTCUT_ROWS,
    ]);
  });

  test("says under which circumstances it was made, and measures only what it is asked for", async () => {
    const some = await quickRun("--rows", "cold,bundles", ...(hasTaskset ? ["--one-core"] : []));
    expect(some.code, some.output).toBe(0);
    expect(some.output).toContain(`Node.js ${process.versions.node}, ${hasTaskset ? "1 core" : "all cores"}`);
    expect(rowsOf(some)).toEqual(CLIENT_ROWS.filter((row) => /^(Cold start|Memory|Bundle)/.test(row)));
  });

  test("compares this build with that of another checkout", async () => {
    const { code, output } = await quickRun("--rows", "cold", "--before", ".");
    expect(code, output).toBe(0);
    expect(output).toContain("|  | before | kms-reencrypt | limit |");
  });

  test("rejects a part and a version of Node.js that it does not have", async () => {
    expect((await quickRun("--rows", "cpu,colds")).output).toContain('There is no part "colds"');
    expect((await quickRun("--node", "19")).output).toContain("Node.js 19 is not in test/runtimes.");
  });

  test("writes nothing", async () => {
    expect(await written()).toEqual(before);
  });
});
