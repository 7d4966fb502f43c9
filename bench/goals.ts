import { mergeRuns, type Run } from "./history.js";
import type { ColumnName } from "./Row.js";
import { isSize, type RowName } from "./rows.js";
import type { Spread } from "./statistics.js";

/** A bound of a figure; or of the ratio in its cell, whose unit is "×". */
export type Goal = readonly [
  row: RowName,
  column: ColumnName,
  bound: "at most" | "at least",
  value: number,
  unit: "×" | "KB" | "ms",
];

/** The goals, in the order of the table. */
export const GOALS: readonly Goal[] = [
  ["CPU per call, short turns", "limit", "at most", 1.25, "×"],
  ["CPU per call, sustained", "limit", "at most", 1.25, "×"],
  // 20 µs where the limit takes 13.
  ["CPU per call, no network, short turns", "limit", "at most", 1.54, "×"],
  ["CPU per call, no network, sustained", "limit", "at most", 1.54, "×"],
  ["CPU per call, short turns", "client-kms", "at least", 4, "×"],
  ["CPU per call, sustained", "client-kms", "at least", 4, "×"],
  ["Cold start: first call answered", "client-kms bundled", "at least", 4, "×"],
  ["Cold start: import and construct", "limit bundled", "at most", 1.6, "×"],
  ["Bundle for Node.js", "kms-reencrypt", "at most", 50, "KB"],
  ["Bundle for Node.js, gzipped", "kms-reencrypt", "at most", 18, "KB"],
  ["Bundle for workerd and browsers", "kms-reencrypt", "at most", 45, "KB"],
  ["Bundle for workerd and browsers, gzipped", "kms-reencrypt", "at most", 17, "KB"],
  // Half way, in time per call, from 12.3 times the time of a bare server to that time: 6.65 times.
  ["LocalKms: calls per second, 64 connections", "node:net", "at least", 0.15, "×"],
  ["LocalKms: reset of 100 keys", "LocalKms", "at most", 1, "ms"],
  ["LocalKms: start and close", "LocalKms", "at most", 10, "ms"],
];

/** What some runs say about a goal. */
export interface Outcome {
  /** How many runs count. */
  readonly runs: number;
  /** The range of their medians. */
  readonly range: Spread;
  /** The end of the range that is farther from the goal; `undefined` without a run. */
  readonly worst: number | undefined;
  readonly isMet: boolean;
}

/** Holds some runs to a goal. */
export function outcomeOf([name, column, bound, value, unit]: Goal, runs: readonly Run[]): Outcome {
  const part = unit === "×" ? "ratios" : "figures";
  const measured = runs.filter(({ rows }) => rows[name]?.[part][column] !== undefined);
  const counting = isSize(name) ? measured.slice(-1) : measured;
  const { [name]: row } = mergeRuns(counting);
  const { [column]: range = [] } = row?.[part] ?? {};
  const worst = bound === "at least" ? range[0] : range.at(-1);
  const isMet = worst !== undefined && (bound === "at least" ? worst >= value : worst <= value);
  return { runs: counting.length, range, worst, isMet };
}
