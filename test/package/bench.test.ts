import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
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

const hasTaskset = spawnSync("taskset", ["--version"]).status === 0;

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

  test("says under which circumstances it was made", () => {
    expect(quick.output).toContain(`Node.js ${process.versions.node}, `);
  });

  test("measures only what it is asked for", async () => {
    const some = await quickRun("--rows", "cold,bundles");
    expect(some.code, some.output).toBe(0);
    expect(rowsOf(some)).toEqual(CLIENT_ROWS.filter((row) => /^(Cold start|Memory|Bundle)/.test(row)));
  });

  test("measures clients and programs on one core", async ({ skip }) => {
    skip(!hasTaskset, "there is no taskset");
    skip(availableParallelism() === 1, "this machine has one core");
    const { code, output } = await quickRun("--rows", "cold,programs", "--one-core");
    expect(code, output).toBe(0);
    expect(output).toContain(`Node.js ${process.versions.node}, 1 core`);
  });

  test("compares this build with that of another checkout", async () => {
    const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    // A replacement text stands for what it replaces where it has these characters.
    const checkout = join(folder, "$&");
    await symlink(process.cwd(), checkout);
    const { code, output } = await quickRun("--rows", "cold", "--before", checkout);
    expect(code, output).toBe(0);
    expect(output).toContain("|  | before | kms-reencrypt | limit |");
  });

  test.each([
    [["--rows", "cpu,colds"], 'There is no part "colds"'],
    [["--node", "19"], "--node takes 22 or 24, on linux-x64."],
    [["--memory", "abc"], '--memory takes a whole number of MB, such as 128, but it is "abc".'],
    [["--before", "bench"], "Run `npm run build` in "],
  ])("rejects %j before it measures", async (args, message) => {
    const { code, output } = await quickRun(...args);
    expect(output).toContain(message);
    expect(code).toBe(1);
  });

  test("writes nothing", async () => {
    expect(await written()).toEqual(before);
  });
});
