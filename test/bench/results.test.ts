/** The page of results, its chart and the README say the same, and all that the benchmarks measure. */
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { CONTENDERS } from "../../bench/contenders.js";
import { withFigures } from "../../bench/readme.js";
import { ROWS } from "../../bench/rows.js";

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), "utf8");
const [page, chart, readme] = await Promise.all(
  ["bench/results.md", "bench/results.svg", "README.md"].map(read),
);

/** The cells of the lines of a table, by what stands first. */
const tableIn = (text = ""): Map<string, string[]> =>
  new Map(
    text
      .split("\n")
      .filter((line) => /^\| .* \|$/.test(line))
      .map((line) => line.slice(2, -2).split(" | "))
      .map(([what = "", ...cells]) => [what.trim(), cells.map((cell) => cell.trim())]),
  );

/** Numbers that are not part of a word, with their unit. */
const figuresIn = (text = ""): string[] =>
  text.match(/(?<![\w.-])\d+(?:\.\d+)?(?: (?:[mµ]s|[KM]B|×))?/g) ?? [];

const results = tableIn(/^\| {2}\|[\s\S]*?(?=\n\n)/m.exec(page ?? "")?.[0]);

describe("the page of results", () => {
  it("has every contender and every row that the benchmarks have", () => {
    const [[, head] = [], , ...rows] = [...results];
    expect(head).toEqual([...CONTENDERS, "goal"]);
    expect(rows.map(([what]) => what)).toEqual([...ROWS]);
  });

  it("tells of each goal that is missed", () => {
    const missed = [...results]
      .filter(([, cells]) => cells.at(-1)?.includes("**missed**"))
      .map(([what]) => what);
    const told = [...(page ?? "").matchAll(/^- \*\*(.+), [^,]+\*\*: .+ would do: /gm)].map(
      ([, what]) => what,
    );
    expect([...new Set(told)]).toEqual(missed);
  });
});

it("the chart has the figures of the page", () => {
  const drawn = [
    ...(chart ?? "").matchAll(
      /class="heading">(.+) \((\S+)\)<\/text>([\s\S]*?)(?=<text [^>]*class|<\/svg>)/g,
    ),
  ];
  expect(drawn.map(([, what]) => what)).toEqual(ROWS.filter((row) => row !== "Install: number of packages"));
  for (const [, what = "", unit, bars = ""] of drawn) {
    const figures = [...bars.matchAll(/>([\d.]+)<\/text>/g)].map(([, figure]) => `${figure} ${unit}`);
    const cells = (results.get(what) ?? []).slice(0, -1).filter((cell) => cell !== "");
    expect(figures).toEqual(cells.map((cell) => cell.replace(/ \(.*/, "")));
  }
});

describe('the section "What it costs" of the README', () => {
  const section = /^## What it costs\n([\s\S]*?)^## /m.exec(readme ?? "")?.[1] ?? "";

  it("has the rows of the page", () => {
    const [, ...rows] = [...tableIn(section)];
    expect(rows.length).toBeGreaterThanOrEqual(4);
    for (const [what, cells] of rows) {
      const [ours, bundled, sdk, sdkBundled] = results.get(what) ?? [];
      expect({ what, cells }).toEqual({ what, cells: [ours, sdk, bundled, sdkBundled] });
    }
  });

  it("has a table that the benchmarks fill", () => {
    const figures = { "kms-reencrypt": 1.5, "client-kms": 3 };
    const measured = { what: ROWS[0], how: "", unit: "µs", figures, goals: [] };
    const [, filled = ""] = withFigures(readme ?? "", [measured]).split("## What it costs\n");
    expect([...tableIn(filled.split("\n## ")[0])].slice(1)).toEqual([
      [ROWS[0], ["1.50 µs", "3 µs (2.0 ×)", "", ""]],
    ]);
  });

  it("has no figure that the page does not have", () => {
    const known = new Set(figuresIn(page));
    expect(figuresIn(section).filter((figure) => !known.has(figure))).toEqual([]);
  });
});
