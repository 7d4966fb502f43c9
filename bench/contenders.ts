import { built } from "./paths.js";

/** The clients that are compared, in the order of the tables. "bundled" means one minified file of esbuild. */
export const CONTENDERS = [
  "kms-reencrypt",
  "kms-reencrypt bundled",
  "client-kms",
  "client-kms bundled",
  "aws4fetch",
  "limit",
] as const;

/** The name of a client that is compared. */
export type ContenderName = (typeof CONTENDERS)[number];

const BUNDLED = / bundled$/;

/** The compiled module of each contender. */
export const contenderModules: ReadonlyMap<ContenderName, string> = new Map(
  CONTENDERS.map((name) => [
    name,
    `${built}/${BUNDLED.test(name) ? "bundled" : "contenders"}/${name.replace(BUNDLED, "")}.js`,
  ]),
);
