import { fileURLToPath } from "node:url";

/** The repository. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/** Where the programs are that the benchmarks run. Inside the package, so that they find it by its name. */
export const built = `${root}build/bench`;

/** The contender of this package in one file, of whose lines it is known where they come from. */
export const PROFILED = `${built}/profiled/kms-reencrypt.js`;
