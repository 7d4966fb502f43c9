import { CONTENDERS, type ContenderName } from "./contenders.js";
import { median, upperQuartile } from "./statistics.js";
import { digits } from "./table.js";

/** The median and the upper quartile of what was measured, for each contender, in a phrase. */
export function spread(taken: ReadonlyMap<ContenderName, readonly number[]>): string {
  const ranges = CONTENDERS.flatMap((name) => {
    const values = taken.get(name);
    return values === undefined
      ? []
      : [`${name} ${digits(median(values))}, ${digits(upperQuartile(values))}`];
  });
  return `median and upper quartile: ${ranges.join("; ")}`;
}
