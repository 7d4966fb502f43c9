/** The rows that compare clients, in the order of the table. */
export const CLIENT_ROWS = [
  "CPU per call, short turns",
  "CPU per call, sustained",
  "CPU per call, one at a time",
  "CPU per call, 64 at once",
  "CPU per call, no network, short turns",
  "CPU per call, no network, sustained",
  "CPU per row of JSON Lines, in bulk",
  "CPU per row of JSON Lines, with rewrap",
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

/** The rows that compare this client with and without a shortcut. Comments in the sources refer to them. */
export const SHORTCUT_ROWS = ["order cache", "signing-key cache", "hexDigest"] as const;

/** The rows that compare programs at a terminal. */
export const PROGRAM_ROWS = [
  "Program: credentials in the environment",
  "Program: credentials in a profile",
] as const;

/** The columns of these rows. */
export const PROGRAM_COLUMNS = ["kms-reencrypt", "AWS CLI", "node -e ''"] as const;

/** The rows about LocalKms. */
export const LOCAL_ROWS = [
  "LocalKms: CPU per ReEncrypt, 64 connections",
  "LocalKms: calls per second, 64 connections",
  "LocalKms: start and close",
  "LocalKms: reset of 100 keys",
] as const;

/** The columns of these rows. */
export const LOCAL_COLUMNS = ["LocalKms", "node:http", "node:net"] as const;

/** The name of a shortcut. */
export type ShortcutName = (typeof SHORTCUT_ROWS)[number];

/** The name of a row. */
export type RowName =
  | (typeof CLIENT_ROWS)[number]
  | (typeof PROGRAM_ROWS)[number]
  | (typeof LOCAL_ROWS)[number]
  | ShortcutName;

/** Whether a row depends on the version alone. That of an earlier version is not the size of this. */
export const isSize = (name: RowName): boolean => /^(Bundle|Install)/.test(name);
