import type { Measurement } from "./Measurement.js";
import type { Row } from "./rows.js";
import { cell } from "./table.js";

/** What the README shows of the table. A test compares it with the page of results. */
const SHOWN: readonly Row[] = [
  "CPU per call",
  "Cold start: import and construct",
  "Cold start: first call answered",
  "Bundle for Node.js",
  "Bundle for Node.js, from ES modules, without the credential chain",
  "Bundle for workerd and browsers",
  "Memory after the first call",
];

/** The columns of the table there. */
const COLUMNS = ["kms-reencrypt", "client-kms", "kms-reencrypt bundled", "client-kms bundled"] as const;

/** The README with the figures of a run in the table of its section "What it costs". */
export function withFigures(readme: string, measurements: readonly Measurement[]): string {
  const rows = measurements
    .filter(({ what }) => SHOWN.includes(what))
    .map(
      (measurement) =>
        `| ${[measurement.what, ...COLUMNS.map((name) => cell(measurement, name))].join(" | ")} |\n`,
    );
  const table = /(?<=^## What it costs\n[^#]*^(?:\|---)+\|\n)(?:\|.*\n)+/m;
  if (!table.test(readme)) {
    throw new Error('The README has no table in its section "What it costs".');
  }
  return readme.replace(table, () => rows.join(""));
}
