/** The middle one of some values. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1];
  if (middle === undefined) {
    throw new Error("There is no middle of nothing.");
  }
  return middle;
}
