import { describe, expect, it } from "vitest";
import { GOALS, outcomeOf as outcomeOfGoal } from "../../bench/goals.js";
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

const outcomeOf = (runs: readonly Run[], row: string, column: string) =>
  GOALS.filter((goal) => goal[0] === row && goal[1] === column).map((goal) => outcomeOfGoal(goal, runs))[0];

describe("the worst run decides whether a goal is met", () => {
  const runs = [cpuRun(1.2, 4.5), cpuRun(1.3, 3.9), cpuRun(1.1, 5)];

  it("for an upper bound, the highest median", () => {
    const limit = outcomeOf(runs, "CPU per call, short turns", "limit");
    expect(limit).toMatchObject({ range: [1.1, 1.3], worst: 1.3, runs: 3, isMet: false });
    expect(outcomeOf([cpuRun(1.25, 4)], "CPU per call, short turns", "limit")?.isMet).toBe(true);
  });

  it("for a lower bound, the lowest median", () => {
    const clientKms = outcomeOf(runs, "CPU per call, short turns", "client-kms");
    expect(clientKms).toMatchObject({ range: [3.9, 5], worst: 3.9, isMet: false });
    expect(outcomeOf([cpuRun(1.25, 4)], "CPU per call, short turns", "client-kms")?.isMet).toBe(true);
  });
});

it("a figure is held to its goal in the unit of its row", () => {
  const reset = (ms: number) => {
    const figures = { LocalKms: [0.5, ms, 2] };
    const run = runOf({ "LocalKms: reset of 100 keys": { unit: "ms", figures, ratios: {} } });
    return outcomeOf([run], "LocalKms: reset of 100 keys", "LocalKms");
  };
  expect(reset(0.99)).toMatchObject({ worst: 0.99, isMet: true });
  expect(reset(1.01)?.isMet).toBe(false);
});

it("the size of the last run counts alone", () => {
  const sizeOf = (kilobytes: number) =>
    runOf({
      "Bundle for Node.js": { unit: "KB", figures: { "kms-reencrypt": [kilobytes] }, ratios: {} },
    });
  const size = outcomeOf([sizeOf(70), sizeOf(49)], "Bundle for Node.js", "kms-reencrypt");
  expect(size).toMatchObject({ range: [49], worst: 49, runs: 1, isMet: true });
});

it("a goal that no run measures is not met", () => {
  for (const goal of GOALS) {
    expect(outcomeOfGoal(goal, [])).toEqual({ runs: 0, range: [], worst: undefined, isMet: false });
  }
});
