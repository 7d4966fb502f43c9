import { mergeRuns, type Run, usualRuns } from "./history.js";
import type { ColumnName } from "./Row.js";
import type { RowName } from "./rows.js";
import { table } from "./table.js";

const ROWS: readonly RowName[] = [
  "CPU per call, short turns",
  "CPU per call, sustained",
  "Cold start: import and construct",
  "Cold start: first call answered",
  "Bundle for Node.js",
  "Bundle for Node.js, from ES modules, without the credential chain",
  "Bundle for workerd and browsers",
  "Install: its own package",
  "Memory after the first call",
];

const COLUMNS: readonly ColumnName[] = [
  "kms-reencrypt",
  "client-kms",
  "kms-reencrypt bundled",
  "client-kms bundled",
  "limit",
];

/** Updates the table in the section "What it costs" of the README. */
export function withFigures(readme: string, history: readonly Run[]): string {
  const old = /(?<=^## What it costs\n(?:(?!## ).*\n)*)(?:\|.*\n)+/m;
  if (!old.test(readme)) {
    throw new Error('The README has no table in its section "What it costs".');
  }
  return readme.replace(old, () => `${table(mergeRuns(usualRuns(history)), ROWS, COLUMNS)}\n`);
}
