/**
 * A measurement, in ascending order: one value; the lower and the upper end of a range; or the lower end, the middle and
 * the upper end.
 */
export type Spread = readonly number[];

/** Values are stored with this many digits. */
const DIGITS = 4;
/** Below this many values, the ends are the lowest and the highest; otherwise they are the quartiles. */
const MANY = 10;

/** The middle one of some values. */
export const median = (values: readonly number[]): number => quantile(sorted(values), 1 / 2);

/** The median of some values with their lowest and highest, or with the quartiles where there are many. */
export function spreadOf(values: readonly number[]): Spread {
  const ascending = sorted(values);
  const margin = ascending.length < MANY ? 0 : 1 / 4;
  const spread = [margin, 1 / 2, 1 - margin].map((part) =>
    Number(quantile(ascending, part).toPrecision(DIGITS)),
  );
  return new Set(spread).size === 1 ? spread.slice(0, 1) : spread;
}

/** The range that contains the medians of some measurements. */
export function rangeOf(spreads: readonly Spread[]): Spread {
  const ascending = sorted(spreads.flatMap((spread) => (spread.length === 3 ? spread.slice(1, 2) : spread)));
  return [...new Set([quantile(ascending, 0), quantile(ascending, 1)])];
}

const sorted = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);

function quantile(ascending: readonly number[], part: number): number {
  const value = ascending[Math.round((ascending.length - 1) * part)];
  if (value === undefined) {
    throw new Error("There is nothing to take a quantile of.");
  }
  return value;
}
