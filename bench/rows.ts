/** The rows of the table, in their order. The page of results is out of date when it has others. */
export const ROWS = [
  "CPU per call",
  "CPU per call, no network",
  "Cold start: import and construct",
  "Cold start: first call answered",
  "Bundle for Node.js",
  "Bundle for Node.js, gzipped",
  "Bundle for Node.js, from ES modules, without the credential chain",
  "Bundle for workerd and browsers",
  "Bundle for workerd and browsers, gzipped",
  "Install: its own package",
  "Install: all packages",
  "Install: number of packages",
  "Memory after the first call",
] as const;

/** What a line of the table is about. */
export type Row = (typeof ROWS)[number];
