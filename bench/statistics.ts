/** The value below which a part of some values is. */
function quantile(values: readonly number[], part: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.floor(values.length * part)];
  if (value === undefined) {
    throw new Error("There is no middle of nothing.");
  }
  return value;
}

/** The middle one of some values. */
export const median = (values: readonly number[]): number => quantile(values, 1 / 2);

/** Between which values the middle half of them is. */
export const quartiles = (values: readonly number[]): readonly [number, number] => [
  quantile(values, 1 / 4),
  quantile(values, 3 / 4),
];
