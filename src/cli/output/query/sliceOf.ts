import type { OutputValue } from "../OutputValue.js";

/** The items of a list that a slice `[start:stop:step]` selects. */
export function sliceOf(
  list: readonly OutputValue[],
  [start, stop, step]: readonly (number | null | undefined)[],
): OutputValue[] {
  const by = step ?? 1;
  if (by === 0) {
    throw new Error("Invalid slice, step cannot be 0");
  }
  const { length } = list;
  const [low, high] = by > 0 ? [0, length] : [-1, length - 1];
  const bound = (given: number): number => Math.min(Math.max(given < 0 ? given + length : given, low), high);
  const first = start == null ? (by > 0 ? low : high) : bound(start);
  const end = stop == null ? (by > 0 ? high : low) : bound(stop);
  const items: OutputValue[] = [];
  for (let index = first; by > 0 ? index < end : index > end; index += by) {
    items.push(list[index] ?? null);
  }
  return items;
}
