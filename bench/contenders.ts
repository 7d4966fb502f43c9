import { built } from "./paths.js";

/** The clients that are compared, in the order of the tables, and their compiled modules. */
const MODULES = {
  "kms-reencrypt": "contenders/kms-reencrypt.js",
  // The build of another checkout, with the option --before.
  before: "contenders/before.js",
  "kms-reencrypt undici": "contenders/kms-reencrypt-undici.js",
  "kms-reencrypt CommonJS": "commonjs/kms-reencrypt.cjs",
  "kms-reencrypt bundled": "bundled/kms-reencrypt.js",
  "client-kms": "contenders/client-kms.js",
  "client-kms bundled": "bundled/client-kms.js",
  aws4fetch: "contenders/aws4fetch.js",
  limit: "contenders/limit.js",
  "limit bundled": "bundled/limit.js",
} as const;

/** The name of a client that is compared. */
export type ContenderName = keyof typeof MODULES;

/** The names of all contenders, except "before". */
export const CONTENDERS = (Object.keys(MODULES) as ContenderName[]).filter((name) => name !== "before");

/** The compiled modules of some contenders. */
export type ContenderModules = ReadonlyMap<ContenderName, string>;

/** The compiled modules of some contenders. */
export const modulesOf = (names: readonly ContenderName[]): ContenderModules =>
  new Map(names.map((name) => [name, `${built}/${MODULES[name]}`]));
