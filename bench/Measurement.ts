import type { ContenderName } from "./contenders.js";
import type { Row } from "./rows.js";

/** What was measured, by contender, as far as one has it. */
export type Figures = Readonly<Partial<Record<ContenderName, number>>>;

/** One line of the table. */
export interface Measurement {
  /** What is measured. */
  readonly what: Row;
  /** How, in short. */
  readonly how: string;
  /** The unit of its figures. */
  readonly unit: string;
  /** The figures, as far as a contender has one. */
  readonly figures: Figures;
  /** What is to be reached. */
  readonly goals: readonly Goal[];
}

/** What a figure of ours is to be. */
export interface Goal {
  /** In words. */
  readonly text: string;
  /** Whether it is reached. */
  readonly isMet: boolean;
  /** Whose figure it is about. */
  readonly of: ContenderName;
  /** The figure that would just reach it. */
  readonly allowed: number;
  /** How the figure relates to what it is compared with, in words; all of it is from the same run. */
  readonly reached: string;
}

const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
const part = (ratio: number): string => `1/${(1 / ratio).toFixed(1)}`;

const figureOf = (figures: Figures, name: ContenderName): number => figures[name] ?? Number.NaN;

/** Two figures: one of ours, and what it is compared with. */
export interface Pair {
  readonly of: ContenderName;
  readonly with: ContenderName;
}

/** Which two figures a goal compares. */
export interface Comparison extends Partial<Pair> {
  readonly with: ContenderName;
  /** Two others, which are no goal, but told with it. */
  readonly beside?: Pair;
}

/** Ours is at most so many times another's. */
export function atMost(figures: Figures, factor: number, comparison: Comparison): Goal {
  const { of = "kms-reencrypt", with: other, beside } = comparison;
  const goal = factor >= 1 ? `≤ ${factor} × ${other}` : `≤ 1/${Math.round(1 / factor)} of ${other}`;
  const ratio = (pair: Pair): string => {
    const value = figureOf(figures, pair.of) / figureOf(figures, pair.with);
    return factor < 1 && value < 1 ? part(value) : times(value);
  };
  const told = beside === undefined ? "" : `; ${beside.of} ${ratio(beside)} of ${beside.with}`;
  const allowed = factor * figureOf(figures, other);
  return {
    text: of === "kms-reencrypt" ? goal : `${of} ${goal}`,
    isMet: figureOf(figures, of) <= allowed,
    of,
    allowed,
    reached: ratio({ of, with: other }) + told.replace("× of", "×"),
  };
}

/** Ours is at most this. */
export function below(figures: Figures, limit: number, unit: string): Goal {
  const ours = figureOf(figures, "kms-reencrypt");
  return {
    text: `≤ ${limit} ${unit}`,
    isMet: ours <= limit,
    of: "kms-reencrypt",
    allowed: limit,
    reached: times(ours / limit),
  };
}
