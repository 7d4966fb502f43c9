import { built } from "./paths.js";

/** Who is measured, in the order of the table. */
export const CONTENDERS = [
  "kms-reencrypt",
  "client-kms",
  "client-kms bundled",
  "aws4fetch",
  "limit",
] as const;

/** One of those who are measured. */
export type ContenderName = (typeof CONTENDERS)[number];

/** Where the module of a contender is; a bundled one is one file. */
export const moduleOf = (name: ContenderName): string =>
  name === "client-kms bundled" ? `${built}/bundled/client-kms.js` : `${built}/contenders/${name}.js`;
