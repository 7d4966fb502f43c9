import { appendFile, readFile } from "node:fs/promises";
import { root } from "./paths.js";
import { mergeRows, type Row, type Rows } from "./Row.js";
import { isSize, type RowName } from "./rows.js";

/** One run of the benchmarks. */
export interface Run {
  readonly date: string;
  readonly cpu: string;
  /** The version of Node.js that ran what was measured. A run that did not record it is not merged with others. */
  readonly node?: string;
  /** How many cores that could use. Default: all. */
  readonly cores?: number;
  /** How many cores the machine has. */
  readonly machineCores?: number;
  /** How much memory that could use, in MB. Default: all. */
  readonly memory?: number;
  /** The versions of the packages, as far as they are known. */
  readonly packages?: Readonly<Record<string, string>>;
  /** What the table does not say. */
  readonly note?: string;
  /** Whether what its rows measure has changed so much that the figures of earlier runs are not merged with these. */
  readonly startsSeries?: boolean;
  readonly rows: Rows;
}

/** All recorded runs, one line of JSON each, oldest first. */
const FILE = `${root}bench/history.jsonl`;

/** Reads all recorded runs, oldest first. */
export async function readHistory(): Promise<readonly Run[]> {
  const lines = (await readFile(FILE, "utf8")).trimEnd().split("\n");
  return lines.map((line): Run => JSON.parse(line));
}

/** Records a run. */
export const appendToHistory = (run: Run): Promise<void> => appendFile(FILE, `${JSON.stringify(run)}\n`);

/** The circumstances of the tables that do not name any. */
export const USUAL = "Node.js 20, all cores";

/** Under which circumstances a run with some version of Node.js was made. */
export function circumstancesOf({ cores, machineCores, memory }: Run, version: string): string {
  const used =
    (cores ?? machineCores) === machineCores ? "all cores" : `${cores} ${cores === 1 ? "core" : "cores"}`;
  return [`Node.js ${version}`, used, ...(memory === undefined ? [] : [`${memory} MB`])].join(", ");
}

/** The runs, each without the rows that a later run starts anew. */
const withoutOldRows = (history: readonly Run[]): readonly Run[] =>
  history.map((run, index) => {
    const starts = history.slice(index + 1).filter(({ startsSeries }) => startsSeries);
    const rows = Object.entries(run.rows).filter(([name]) => !starts.some((later) => name in later.rows));
    return { ...run, rows: Object.fromEntries(rows) };
  });

/** The runs of the last series by their circumstances, with major versions; the usual ones first. */
export function lastSeries(history: readonly Run[]): ReadonlyMap<string, readonly Run[]> {
  const named = withoutOldRows(history).flatMap((run) => {
    const [major] = run.node?.split(".") ?? [];
    return major === undefined ? [] : [{ run, name: circumstancesOf(run, major) }];
  });
  const names = new Set([USUAL, ...named.map(({ name }) => name).sort()]);
  const runsOf = (wanted: string) => named.filter(({ name }) => name === wanted).map(({ run }) => run);
  return new Map([...names].map((name) => [name, runsOf(name)]));
}

/** The runs of the last series under the usual circumstances. */
export const usualRuns = (history: readonly Run[]): readonly Run[] => lastSeries(history).get(USUAL) ?? [];

/** The ranges of the medians of some runs, and the sizes of the last one. */
export function mergeRuns(runs: readonly Run[]): Rows {
  const names = new Set(runs.flatMap(({ rows }) => Object.keys(rows) as RowName[]));
  const merge = (name: RowName): Row => {
    const recorded = runs.flatMap(({ rows }) => rows[name] ?? []);
    return mergeRows(isSize(name) ? recorded.slice(-1) : recorded);
  };
  return Object.fromEntries([...names].map((name) => [name, merge(name)]));
}
