import type { ContenderName } from "./contenders.js";
import type { LOCAL_COLUMNS, PROGRAM_COLUMNS, RowName } from "./rows.js";
import { rangeOf, type Spread, spreadOf } from "./statistics.js";

/** The name of a column. */
export type ColumnName =
  | ContenderName
  | (typeof PROGRAM_COLUMNS)[number]
  | (typeof LOCAL_COLUMNS)[number]
  | "with"
  | "without";

/** One value for each column that has one. */
type Columns<T> = Readonly<Partial<Record<ColumnName, T>>>;

/** What was measured of one thing. */
export interface Row {
  readonly unit: string;
  readonly figures: Columns<Spread>;
  /** How many times the figure of {@link baselineOf} each figure is; for the limits, the other way round. */
  readonly ratios: Columns<Spread>;
}

/** Some rows by name. */
export type Rows = Readonly<Partial<Record<RowName, Row>>>;

/** One value of each measurement. */
export const valuesIn = <T>(
  measured: ReadonlyMap<ColumnName, readonly T[]>,
  valueIn: (each: T) => number,
): ReadonlyMap<ColumnName, readonly number[]> =>
  new Map([...measured].map(([name, each]) => [name, each.map(valueIn)]));

/** Summarizes measurements. Those of one round have the same index, so that each ratio compares neighbours in time. */
export function rowOf(unit: string, samples: ReadonlyMap<ColumnName, readonly number[]>): Row {
  const figures: Partial<Record<ColumnName, Spread>> = {};
  const ratios: Partial<Record<ColumnName, Spread>> = {};
  for (const [name, values] of samples) {
    if (!values.every(Number.isFinite)) {
      throw new Error(`A figure of ${name} is not a number: ${values.join(", ")}.`);
    }
    figures[name] = spreadOf(values);
    const baseline = samples.get(baselineOf(name));
    if (baseline !== undefined && baseline !== values) {
      const ratio = values.map((value, round) => {
        const { [round]: base } = baseline;
        if (base === undefined) {
          throw new Error(`${name} has more rounds than the column that it is compared with.`);
        }
        return value / base;
      });
      ratios[name] = spreadOf(LIMITS.includes(name) ? ratio.map((times) => 1 / times) : ratio);
    }
  }
  return { unit, figures, ratios };
}

/** A row that compares only this package and the AWS SDK. */
export const compare = (unit: string, ours: number, sdk: number): Row =>
  rowOf(
    unit,
    new Map([
      ["kms-reencrypt", [ours]],
      ["client-kms", [sdk]],
    ]),
  );

/** Columns with the least that is possible: their ratio is how many times as much this package takes. */
const LIMITS: readonly ColumnName[] = ["limit", "limit bundled", "node -e ''", "node:http", "node:net"];

const BASELINES: Columns<ColumnName> = {
  without: "with",
  "node:http": "LocalKms",
  "node:net": "LocalKms",
  "client-kms bundled": "kms-reencrypt bundled",
  "kms-reencrypt bundled": "kms-reencrypt bundled",
  "limit bundled": "kms-reencrypt bundled",
};

/** The column that a column is compared with. */
const baselineOf = (name: ColumnName): ColumnName => BASELINES[name] ?? "kms-reencrypt";

/** The row with the range of the medians of some rows. */
export function mergeRows(rows: readonly Row[]): Row {
  const merge = (part: "figures" | "ratios"): Columns<Spread> => {
    const names = new Set(rows.flatMap((row) => Object.keys(row[part]) as ColumnName[]));
    const rangeIn = (name: ColumnName) => rangeOf(rows.map((row) => row[part][name] ?? []));
    return Object.fromEntries([...names].map((name) => [name, rangeIn(name)]));
  };
  return { unit: rows[0]?.unit ?? "", figures: merge("figures"), ratios: merge("ratios") };
}
