/**
 * Stretches or shrinks columns so that together they have a width. Rounding leaves columns over, or some missing: they
 * are taken from the first ones and given to the last ones in turn.
 */
export function columnWidths(widths: readonly number[], total: number): number[] {
  if (widths.length === 0) {
    return [];
  }
  const factor = total / widths.reduce((sum, width) => sum + width, 0);
  const scaled = widths.map((width) => roundToEven(factor * width));
  let over = scaled.reduce((sum, width) => sum + width, 0) - total;
  while (over !== 0) {
    const order = over < 0 ? [...scaled.keys()].reverse() : [...scaled.keys()];
    for (const index of order) {
      const step = Math.sign(over);
      scaled[index] = (scaled[index] ?? 0) - step;
      over -= step;
      if (over === 0) {
        break;
      }
    }
  }
  return scaled;
}

/** Rounds half to even, as Python does. */
function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
