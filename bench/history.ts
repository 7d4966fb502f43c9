import { appendFile, readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { root } from "./paths.js";
import { mergeRows, type Row, type Rows } from "./Row.js";
import type { RowName } from "./rows.js";

/** One run of the benchmarks. */
export interface Run {
  readonly date: string;
  readonly cpu: string;
  /** The version of Node.js. */
  readonly node: string;
  /** The versions of the packages, as far as they are known. */
  readonly packages?: Readonly<Record<string, string>>;
  /** What the table does not say. */
  readonly note?: string;
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

/** The ranges of the medians of some runs, and the sizes of the last one. */
export function mergeRuns(runs: readonly Run[]): Rows {
  const names = new Set(runs.flatMap(({ rows }) => Object.keys(rows) as RowName[]));
  const merge = (name: RowName): Row => {
    const recorded = runs.flatMap(({ rows }) => rows[name] ?? []);
    // A size depends on the version alone, and that of an earlier one is not the size of this.
    return mergeRows(/^(Bundle|Install)/.test(name) ? recorded.slice(-1) : recorded);
  };
  return Object.fromEntries([...names].map((name) => [name, merge(name)]));
}

const versionOf = async (path: string): Promise<string> =>
  JSON.parse(await readFile(`${root}${path}/package.json`, "utf8")).version;

/** When, where and with which versions a run is made. */
export async function circumstances(): Promise<Omit<Run, "rows">> {
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown CPU"}`,
    node: process.versions.node,
    packages: {
      "kms-reencrypt": await versionOf("."),
      "@aws-sdk/client-kms": await versionOf("node_modules/@aws-sdk/client-kms"),
      aws4fetch: await versionOf("node_modules/aws4fetch"),
      esbuild: await versionOf("node_modules/esbuild"),
    },
  };
}
