import { describe, expect, it } from "vitest";
import type { Breakdown } from "../../bench/Breakdown.js";
import { atMost, below, type Measurement } from "../../bench/Measurement.js";
import { missed } from "../../bench/missed.js";

const figures = { "kms-reencrypt": 120, "kms-reencrypt bundled": 90, "client-kms": 400, limit: 50 };
const cpu: Measurement = {
  what: "CPU per call",
  how: "",
  unit: "µs",
  figures,
  goals: [atMost(figures, 1.5, { with: "limit" }), atMost(figures, 1 / 2, { with: "client-kms" })],
};
const breakdown: Breakdown = {
  title: "CPU per call",
  how: "",
  unit: "µs",
  columns: ["kms-reencrypt", "limit"],
  parts: [
    { part: "node:http", figures: [60, 45] },
    { part: "src/sign.ts", figures: [55, 0] },
    { part: "garbage collection", figures: [5, 5] },
  ],
  explains: { "CPU per call": { ours: "kms-reencrypt", limit: "limit" } },
};

describe("a goal that is missed", () => {
  it("is told with the figure, the ratio, and the parts that exceed those of the limit most", () => {
    expect(missed([cpu], [breakdown])).toBe(
      "- **CPU per call, ≤ 1.5 × limit**: 120 µs (2.40 ×), where 75 µs would do: 45 µs too many. What it takes above " +
        "the limit, 70 µs, is most of all src/sign.ts (55 µs), node:http (15 µs). [All parts](#cpu-per-call).",
    );
  });

  it("is told with its largest parts where there is no limit", () => {
    const what = "Bundle for Node.js, gzipped";
    const sizes = { "kms-reencrypt": 20 };
    const bundle: Measurement = {
      what,
      how: "",
      unit: "KB",
      figures: sizes,
      goals: [below(sizes, 15, "KB")],
    };
    const parts = [{ part: "src/protocol", figures: [20_480] }];
    const explains = { [what]: { ours: "Node.js" } };
    const folders = { ...breakdown, title: "Bundles", unit: "bytes", columns: ["Node.js"], parts, explains };
    expect(missed([cpu, bundle], [folders])).toContain(
      "- **Bundle for Node.js, gzipped, ≤ 15 KB**: 20 KB (1.33 ×), where 15 KB would do: 5 KB too many. " +
        "The largest parts of its 20480 bytes: src/protocol (20480 bytes). [All parts](#bundles).",
    );
  });

  it("may be about the bundle, and is told with what is installed beside it", () => {
    const goal = atMost(figures, 1 / 5, {
      of: "kms-reencrypt bundled",
      with: "client-kms",
      beside: { of: "kms-reencrypt", with: "client-kms" },
    });
    expect(goal).toMatchObject({
      text: "kms-reencrypt bundled ≤ 1/5 of client-kms",
      isMet: false,
      reached: "1/4.4; kms-reencrypt 1/3.3 of client-kms",
    });
  });
});

it("says so when none is missed", () => {
  expect(missed([{ ...cpu, goals: [below(figures, 120, "µs")] }], [breakdown])).toBe("None.");
});
