import { built } from "./paths.js";

/** Who is measured, in the order of the table. A bundled one is what esbuild makes of it for a Lambda function. */
export const CONTENDERS = [
  "kms-reencrypt",
  "kms-reencrypt bundled",
  "client-kms",
  "client-kms bundled",
  "aws4fetch",
  "limit",
] as const;

/** One of those who are measured. */
export type ContenderName = (typeof CONTENDERS)[number];

const BUNDLED = / bundled$/;

/** Where the module of a contender is; a bundled one is one file. */
export const moduleOf = (name: ContenderName): string =>
  `${built}/${BUNDLED.test(name) ? "bundled" : "contenders"}/${name.replace(BUNDLED, "")}.js`;
