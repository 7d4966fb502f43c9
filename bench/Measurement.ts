import type { ContenderName } from "./contenders.js";

/** One line of the table. */
export interface Measurement {
  /** What is measured. */
  readonly what: string;
  /** How, in short. */
  readonly how: string;
  /** The unit of its figures. */
  readonly unit: string;
  /** The figures, as far as a contender has one. */
  readonly figures: Readonly<Partial<Record<ContenderName, number>>>;
  /** What is to be reached. */
  readonly goals: readonly Goal[];
}

/** What a figure of ours is to be. */
export interface Goal {
  /** In words. */
  readonly text: string;
  /** Whether it is reached. */
  readonly isMet: boolean;
}

/** Ours is at most so many times another's. */
export function atMost(figures: Measurement["figures"], factor: number, other: ContenderName): Goal {
  const { "kms-reencrypt": ours = Number.NaN, [other]: theirs = Number.NaN } = figures;
  const text = factor >= 1 ? `≤ ${factor} × ${other}` : `≤ 1/${Math.round(1 / factor)} of ${other}`;
  return { text, isMet: ours <= factor * theirs };
}

/** Ours is at most this. */
export const below = (
  { "kms-reencrypt": ours = Number.NaN }: Measurement["figures"],
  limit: number,
  unit: string,
): Goal => ({
  text: `≤ ${limit} ${unit}`,
  isMet: ours <= limit,
});
