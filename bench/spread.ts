import { CONTENDERS, type ContenderName } from "./contenders.js";
import { median, upperQuartile } from "./statistics.js";
import { digits } from "./table.js";

type Taken = ReadonlyMap<ContenderName, readonly number[]>;

/** The median and the upper quartile of what was measured, for each contender, in a phrase. */
export const spread = (taken: Taken): string =>
  `median and upper quartile: ${each(taken, (values) => [median(values), upperQuartile(values)])}`;

/** The least and the most of what was measured, for each contender, in a phrase. */
export const range = (taken: Taken): string =>
  `lowest and highest: ${each(taken, (values) => [Math.min(...values), Math.max(...values)])}`;

const each = (taken: Taken, of: (values: readonly number[]) => readonly number[]): string =>
  CONTENDERS.flatMap((name) => {
    const values = taken.get(name);
    return values === undefined ? [] : [`${name} ${of(values).map(digits).join(", ")}`];
  }).join("; ");
