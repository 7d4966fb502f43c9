/** The value below which a part of some values is. */
function quantile(values: readonly number[], part: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.floor(values.length * part)];
  if (value === undefined) {
    throw new Error("There is no quantile of nothing.");
  }
  return value;
}

/** What a quarter of some values is below. What else runs on a machine only ever adds to a time, in waves of seconds. */
export const lowerQuartile = (values: readonly number[]): number => quantile(values, 1 / 4);

/** The middle one of some values. */
export const median = (values: readonly number[]): number => quantile(values, 1 / 2);

/** What a quarter of some values is above. */
export const upperQuartile = (values: readonly number[]): number => quantile(values, 3 / 4);
