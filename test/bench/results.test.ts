/** The page of results and the README have the figures of the recorded runs, and the rows that the sources refer to. */
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { CONTENDERS } from "../../bench/contenders.js";
import { type Run, readHistory } from "../../bench/history.js";
import { page } from "../../bench/page.js";
import type { Row } from "../../bench/Row.js";
import { withFigures } from "../../bench/readme.js";
import {
  CLIENT_ROWS,
  LOCAL_COLUMNS,
  LOCAL_ROWS,
  PROGRAM_COLUMNS,
  PROGRAM_ROWS,
  SHORTCUT_ROWS,
} from "../../bench/rows.js";

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const history = await readHistory();

const run: Run = {
  date: "2026-01-02",
  cpu: "2 × CPU",
  node: "20.19.0",
  rows: {
    "CPU per call, short turns": {
      unit: "µs",
      figures: { "kms-reencrypt": [90, 100, 110], "client-kms": [300] },
      ratios: { "client-kms": [2.5, 3, 3.5] },
    },
    hexDigest: { unit: "µs", figures: { with: [10], without: [13.5] }, ratios: { without: [1.35] } },
  },
};

/** A run with one figure. */
const withFigure = (microseconds: number, ratios: Row["ratios"] = {}): Run => ({
  ...run,
  rows: {
    "CPU per call, short turns": { unit: "µs", figures: { "kms-reencrypt": [microseconds] }, ratios },
  },
});

describe("the page of results", () => {
  it("shows the recorded runs: after a change, run `npm run bench`", async () => {
    expect(await read("bench/results.md")).toBe(page(history));
  });

  it("shows each run with its machine and its figures, newest first", () => {
    const text = page([run, { ...run, date: "2026-03-04" }]);
    expect(text).toMatch(/### 2026-03-04, 2 × CPU, Node.js 20.19.0[\s\S]*### 2026-01-02/);
    expect(text).toContain("| CPU per call, short turns | 100 µs, 90–110 | 300 µs (3.0 ×, 2.5–3.5) |");
  });

  it("says what the ratio of each column is", () => {
    const [intro = ""] = page([run]).split("## Goals");
    const explained = [...intro.matchAll(/^\| (.+) \| .* ÷ .* \|$/gm)].flatMap(([, names]) =>
      names?.split(", "),
    );
    const baselines = ["kms-reencrypt", "kms-reencrypt bundled", "LocalKms"];
    const columns = [...CONTENDERS, ...PROGRAM_COLUMNS, ...LOCAL_COLUMNS, "without"];
    expect(new Set(explained)).toEqual(new Set(columns.filter((name) => !baselines.includes(name))));
  });

  it("shows the range of the medians over all runs, the lower end first", () => {
    const slower: Run = {
      ...run,
      rows: {
        "CPU per call, short turns": {
          unit: "µs",
          figures: { "kms-reencrypt": [132], "client-kms": [393, 420] },
          ratios: { "client-kms": [2.8, 5.3] },
        },
      },
    };
    const [ranges] = page([run, slower]).split("## Each run");
    expect(ranges).toContain("| CPU per call, short turns | 100–132 µs | 300–420 µs (2.8–5.3 ×) |");
    expect(ranges).toContain("| hexDigest | 10 µs | 13.5 µs (1.35 ×) |");
  });

  it("says which goals are met, by the end of the range that is worse", () => {
    expect(page([run, withFigure(90, { limit: [99] }), withFigure(90, { limit: [1] })])).toMatch(
      /^\| CPU per call, short turns \| limit \| at most \S+ × \| 2 \| 1\.00–99\.0 × \| 99\.0 × \| missed \|$/m,
    );
    expect(page([run])).toMatch(
      /^\| CPU per call, sustained \| limit \| .* \| 0 \| {2}\| {2}\| not measured \|$/m,
    );
  });

  it("shows runs under other circumstances side by side, apart from the usual ones", () => {
    const others: Run[] = [
      { ...withFigure(50), node: "24.1.0" },
      { ...withFigure(200), cores: 1, machineCores: 2, memory: 128 },
      { ...withFigure(90), cores: 2, machineCores: 2 },
    ];
    const [before = "", side = "", each] = page([run, ...others]).split(/## Other circumstances|## Each run/);
    expect(before).toContain("| CPU per call, short turns | 90–100 µs | 300 µs (3.0 ×) |");
    expect(side.match(/^\| CPU.*\|$/gm)?.map((line) => line.split(" | ").slice(1, 3))).toEqual([
      ["Node.js 20, all cores", "90–100 µs"],
      ["Node.js 20, 1 core, 128 MB", "200 µs"],
      ["Node.js 24, all cores", "50 µs"],
    ]);
    expect(each).toContain("2 × CPU, Node.js 20.19.0, 1 core, 128 MB");
  });

  it("shows a run without a recorded version of Node.js, but merges it with no others", () => {
    const { node: _, ...unknown } = withFigure(50, { limit: [1.1] });
    const [merged = "", each] = page([run, unknown]).split("## Each run");
    expect(merged).toContain("| CPU per call, short turns | 100 µs |");
    expect(merged).toMatch(
      /^\| CPU per call, short turns \| limit \| .* \| 0 \| {2}\| {2}\| not measured \|$/m,
    );
    expect(each).toContain(
      "2 × CPU, Node.js (version not recorded), all cores\n\n|  | kms-reencrypt | limit |",
    );
  });

  it("has no section about other circumstances without such a run", () => {
    expect(page([run])).not.toContain("Other circumstances");
  });

  it("merges the rows that a run starts anew apart from those of earlier runs, and the other rows with them", () => {
    const started = { ...withFigure(50), startsSeries: true };
    const row: Row = { unit: "µs", figures: { "kms-reencrypt": [70] }, ratios: {} };
    const other: Run = { ...run, rows: { "CPU per call, 64 at once": row } };
    const [ranges] = page([run, other, started]).split("## Each run");
    expect(ranges).toContain("| CPU per call, short turns | 50 µs |");
    expect(ranges).toContain("| CPU per call, 64 at once | 70 µs |");
  });

  it("merges only the runs of the last series", () => {
    const [ranges, each] = page([run, { ...withFigure(50), startsSeries: true }, withFigure(60)]).split(
      "## Each run",
    );
    expect(ranges).toContain("| CPU per call, short turns | 50–60 µs |");
    expect(each).toContain("| CPU per call, short turns | 100 µs, 90–110 |");
  });
});

it("the recorded runs have only rows that the page shows", () => {
  const rows: readonly string[] = [...CLIENT_ROWS, ...PROGRAM_ROWS, ...LOCAL_ROWS, ...SHORTCUT_ROWS];
  const recorded = history.flatMap((recordedRun) => Object.keys(recordedRun.rows));
  expect(recorded.filter((name) => !rows.includes(name))).toEqual([]);
});

it("every row that a comment in the sources refers to is measured", async () => {
  const files = await readdir(new URL("../../src", import.meta.url), { recursive: true });
  const sources = await Promise.all(
    files.filter((file) => file.endsWith(".ts")).map((file) => read(`src/${file}`)),
  );
  const comments = sources.map((source) => source.replace(/\n\s*(?:\*|\/\/) /g, " ")).join("\n");
  const referred = [...comments.matchAll(/row "([^"]+)" of bench\/results\.md/g)].map(([, name]) => name);
  const measured: readonly (string | undefined)[] = history.flatMap(({ rows }) => Object.keys(rows));
  expect(referred).not.toEqual([]);
  expect(referred.filter((name) => !measured.includes(name))).toEqual([]);
});

it("every row and column that the README refers to can be measured", async () => {
  const readme = await read("README.md");
  const referred = (kind: string) =>
    [...readme.matchAll(new RegExp(`\\b${kind}\\s"([^"]+)"`, "g"))].map(([, name]) => name);
  expect(CLIENT_ROWS).toEqual(expect.arrayContaining(referred("row")));
  expect(CONTENDERS).toEqual(expect.arrayContaining(referred("column")));
  expect(referred("row").length * referred("column").length).toBeGreaterThan(0);
});

describe('the table in the section "What it costs" of the README', () => {
  it("has the ranges of the recorded runs: after a change, run `npm run bench`", async () => {
    const readme = await read("README.md");
    expect(withFigures(readme, history)).toBe(readme);
  });

  it("is the only text that a run changes", () => {
    const readme =
      "# A\n\n| other |\n|---|\n\n## What it costs\n\nText.\n\n| old |\n|---|\n\nText.\n\n## B\n\n| b |\n";
    expect(withFigures(readme, [run]).split("\n")).toEqual([
      ..."# A\n\n| other |\n|---|\n\n## What it costs\n\nText.\n".split("\n"),
      "|  | kms-reencrypt | client-kms |",
      "|---|---|---|",
      "| CPU per call, short turns | 100 µs | 300 µs (3.0 ×) |",
      ..."\nText.\n\n## B\n\n| b |\n".split("\n"),
    ]);
  });

  it("has to be there", () => {
    expect(() => withFigures("## What it costs\n\n## Next\n\n| a |\n", [run])).toThrow("has no table");
  });
});
