import { describe, expect, it } from "vitest";
import { GOALS, type Goal, outcomeOf } from "../../bench/goals.js";
import type { Run } from "../../bench/history.js";
import type { Rows } from "../../bench/Row.js";

const runOf = (rows: Rows): Run => ({ date: "2026-01-02", cpu: "2 × CPU", node: "20.19.0", rows });

const cpuRun = (limit: number, clientKms: number): Run =>
  runOf({
    "CPU per call, short turns": {
      unit: "µs",
      figures: { "kms-reencrypt": [100] },
      ratios: { limit: [limit - 1, limit, limit + 1], "client-kms": [clientKms] },
    },
  });

describe("the worst run decides whether a goal is met", () => {
  const atMost: Goal = ["CPU per call, short turns", "limit", "at most", 1.25, "×"];
  const atLeast: Goal = ["CPU per call, short turns", "client-kms", "at least", 4, "×"];
  const runs = [cpuRun(1.2, 4.5), cpuRun(1.3, 3.9), cpuRun(1.1, 5)];

  it("for an upper bound, the highest median", () => {
    expect(outcomeOf(atMost, runs)).toMatchObject({ range: [1.1, 1.3], worst: 1.3, runs: 3, isMet: false });
    expect(outcomeOf(atMost, [cpuRun(1.25, 4)]).isMet).toBe(true);
  });

  it("for a lower bound, the lowest median", () => {
    expect(outcomeOf(atLeast, runs)).toMatchObject({ range: [3.9, 5], worst: 3.9, isMet: false });
    expect(outcomeOf(atLeast, [cpuRun(1.25, 4)]).isMet).toBe(true);
  });
});

it("a figure is held to its goal in the unit of its row", () => {
  const goal: Goal = ["LocalKms: reset of 100 keys", "LocalKms", "at most", 1, "ms"];
  const reset = (ms: number) => {
    const figures = { LocalKms: [0.5, ms, 2] };
    const run = runOf({ "LocalKms: reset of 100 keys": { unit: "ms", figures, ratios: {} } });
    return outcomeOf(goal, [run]);
  };
  expect(reset(0.99)).toMatchObject({ worst: 0.99, isMet: true });
  expect(reset(1.01).isMet).toBe(false);
});

it("the size of the last run counts alone", () => {
  const sizeOf = (kilobytes: number) =>
    runOf({
      "Bundle for Node.js": { unit: "KB", figures: { "kms-reencrypt": [kilobytes] }, ratios: {} },
    });
  const goal: Goal = ["Bundle for Node.js", "kms-reencrypt", "at most", 50, "KB"];
  expect(outcomeOf(goal, [sizeOf(70), sizeOf(49)])).toMatchObject({
    range: [49],
    worst: 49,
    runs: 1,
    isMet: true,
  });
});

it("a goal that no run measures is not met", () => {
  for (const goal of GOALS) {
    expect(outcomeOf(goal, [])).toEqual({ runs: 0, range: [], worst: undefined, isMet: false });
  }
});
