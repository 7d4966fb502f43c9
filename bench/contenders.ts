import { built } from "./paths.js";

/** The clients that are compared, in the order of the tables, and their compiled modules. */
const MODULES = {
  "kms-reencrypt": "contenders/kms-reencrypt.js",
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

/** The compiled module of each contender. */
export const contenderModules: ReadonlyMap<ContenderName, string> = new Map(
  Object.entries(MODULES).map(([name, module]) => [name as ContenderName, `${built}/${module}`]),
);

/** The names of all contenders. */
export const CONTENDERS: readonly ContenderName[] = [...contenderModules.keys()];
