import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { chart } from "../../bench/chart.js";
import { fleetPage } from "../../bench/fleet/page.js";
import { SCENARIOS } from "../../bench/fleet/scenarios.js";
import { type Fleet, simulate } from "../../bench/fleet/simulate.js";

const fleet: Fleet = { quota: 500, workers: 20, rate: 100, isAdaptive: true, others: 100, faults: 0.01 };

describe("a fleet that asks for four times the quota", () => {
  it("takes what others leave, and their calls succeed", () => {
    const { moved, throttled, othersFailed } = simulate(fleet, 100);
    expect(moved).toBeGreaterThan(0.85 * 400);
    expect(moved).toBeLessThanOrEqual(405);
    expect(throttled).toBeLessThan(0.05);
    expect(othersFailed).toBeLessThan(0.005);
  });

  it("starves them without the pace rule", () => {
    const { throttled, othersFailed } = simulate({ ...fleet, isAdaptive: false }, 100);
    expect(throttled).toBeGreaterThan(0.5);
    expect(othersFailed).toBeGreaterThan(0.2);
  });

  it("has the same outcome for the same seed", () => {
    expect(simulate(fleet, 10, 7)).toEqual(simulate(fleet, 10, 7));
  });
});

it("the page about fleets has all scenarios: after a change, run `npx tsx bench/fleet.ts`", async () => {
  const page = await readFile(new URL("../../bench/fleet.md", import.meta.url), "utf8");
  const nothing = { moved: 0, throttled: 0, othersThrottled: 0, othersFailed: 0 };
  const withoutFigures = (text: string) => text.replace(/(?<=^\| \d+ workers [^|]*\|[^|]*\|).*$/gm, "");
  const expected = fleetPage(SCENARIOS.map(([name, each]) => [name, each, nothing]));
  expect(withoutFigures(page)).toBe(withoutFigures(expected));
});

it("a chart has a path for each line, within its frame", () => {
  const svg = chart("Title", "per second", [
    { name: "one", color: "#111", values: [0, 50, 100] },
    { name: "two", color: "#222", values: [3] },
  ]);
  expect(svg).toContain('<path d="M50.0 260.0L400.0 150.0L750.0 40.0" fill="none" stroke="#111"');
  expect(svg).toContain("<title>Title</title>");
  expect(svg).not.toContain("NaN");
});
