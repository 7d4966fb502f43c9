import { CONTENDERS, type ContenderName } from "./contenders.js";
import { quartiles } from "./statistics.js";
import { digits } from "./table.js";

/** Between which values the middle half of what was measured is, for each contender, in a phrase. */
export function spread(taken: ReadonlyMap<ContenderName, readonly number[]>): string {
  const ranges = CONTENDERS.flatMap((name) => {
    const values = taken.get(name);
    return values === undefined ? [] : [`${name} ${quartiles(values).map(digits).join("–")}`];
  });
  return `the middle half: ${ranges.join(", ")}`;
}
