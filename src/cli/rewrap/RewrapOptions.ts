import type { ReEncryptAllOptions } from "../../bulk/ReEncryptAllOptions.js";
import type { FailureLimit } from "./optionValues.js";
import type { RowSpec } from "./rows/RowSpec.js";

/** What `rewrap` does, from its command line. */
export interface RewrapOptions extends JobOptions {
  readonly rows: RowSpec;
  /** Where failed rows go. Default: a name made from that of the output. */
  readonly failures: string | undefined;
  /** After how many rows this run stops. */
  readonly limit: number | undefined;
  readonly restart: boolean;
  readonly force: boolean;
  readonly allowFailures: boolean;
}

/** The options that do not depend on where the ciphertexts are. */
export interface JobOptions {
  /** The options of `reEncryptAll`: keys and contexts of all items, and the pace. */
  readonly job: ReEncryptAllOptions;
  readonly concurrency: number;
  readonly failureLimit: FailureLimit;
  /** After how many milliseconds this run stops. */
  readonly stopAfter: number | undefined;
  /** Whether only the first row is tried. */
  readonly check: boolean;
  /** Whether rows are only tried. */
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly summary: "text" | "json";
}
