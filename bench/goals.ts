import { mergeRuns, type Run } from "./history.js";
import type { ColumnName } from "./Row.js";
import { isSize, type RowName } from "./rows.js";
import type { Spread } from "./statistics.js";

/** A bound of a figure; or of the ratio in its cell, whose unit is "×". */
export interface Goal {
  readonly row: RowName;
  readonly column: ColumnName;
  readonly bound: "at most" | "at least" | "below";
  readonly value: number;
  readonly unit: "×" | "KB" | "ms";
}

const goal = (
  row: RowName,
  column: ColumnName,
  bound: Goal["bound"],
  value: number,
  unit: Goal["unit"],
): Goal => ({ row, column, bound, value, unit });

/** The goals, in the order of the table. */
export const GOALS: readonly Goal[] = [
  goal("CPU per call, short turns", "limit", "at most", 1.25, "×"),
  goal("CPU per call, sustained", "limit", "at most", 1.25, "×"),
  // 20 µs where the limit takes 13.
  goal("CPU per call, no network, short turns", "limit", "at most", 1.54, "×"),
  goal("CPU per call, no network, sustained", "limit", "at most", 1.54, "×"),
  goal("CPU per call, short turns", "client-kms", "at least", 4, "×"),
  goal("CPU per call, sustained", "client-kms", "at least", 4, "×"),
  goal("Cold start: first call answered", "client-kms bundled", "at least", 4, "×"),
  goal("Cold start: import and construct", "limit bundled", "at most", 1.6, "×"),
  goal("Bundle for Node.js", "kms-reencrypt", "at most", 50, "KB"),
  goal("Bundle for Node.js, gzipped", "kms-reencrypt", "at most", 18, "KB"),
  goal("Bundle for workerd and browsers", "kms-reencrypt", "at most", 45, "KB"),
  goal("Bundle for workerd and browsers, gzipped", "kms-reencrypt", "at most", 17, "KB"),
  // Half way from 4,200 calls per second to the 51,700 of a bare server, whatever the machine.
  goal("LocalKms: calls per second, 64 connections", "node:net", "at least", 0.54, "×"),
  goal("LocalKms: reset of 100 keys", "LocalKms", "below", 1, "ms"),
  goal("LocalKms: start and close", "LocalKms", "below", 10, "ms"),
];

/** A goal and what the runs say about it. */
export interface Outcome extends Goal {
  /** How many runs count. */
  readonly runs: number;
  /** The range of their medians. */
  readonly range: Spread;
  /** The end of the range that is farther from the goal; `undefined` without a run. */
  readonly worst: number | undefined;
  readonly isMet: boolean;
}

/** Holds some runs to the goals. */
export const outcomes = (runs: readonly Run[]): readonly Outcome[] =>
  GOALS.map((each) => outcome(each, runs));

function outcome(held: Goal, runs: readonly Run[]): Outcome {
  const { row: name, column, bound, unit } = held;
  const part = unit === "×" ? "ratios" : "figures";
  const measured = runs.filter(({ rows }) => rows[name]?.[part][column] !== undefined);
  const { [name]: row } = mergeRuns(measured);
  const { [column]: range = [] } = row?.[part] ?? {};
  const worst = bound === "at least" ? range[0] : range.at(-1);
  const count = isSize(name) ? Math.min(measured.length, 1) : measured.length;
  return { ...held, runs: count, range, worst, isMet: worst !== undefined && meets(worst, held) };
}

function meets(value: number, { bound, value: limit }: Goal): boolean {
  if (bound === "at least") {
    return value >= limit;
  }
  return bound === "below" ? value < limit : value <= limit;
}
