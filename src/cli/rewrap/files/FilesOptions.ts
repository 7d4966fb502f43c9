import type { JobOptions } from "../RewrapOptions.js";
import type { RowSpec } from "../rows/RowSpec.js";
import type { DocumentFormat } from "./readDocument.js";

/** What `rewrap --files` does, from its command line. */
export interface FilesOptions extends JobOptions {
  readonly pattern: string;
  /** Where the new contents go; `undefined` in a dry run. */
  readonly target: Target | undefined;
  /** Where in a file the ciphertexts are; `undefined` when each file is one. */
  readonly rows: RowSpec | undefined;
  /** The format of files with fields. Default: that of each file. */
  readonly format: DocumentFormat | undefined;
  /** Where failures go. Default: a name made from that of the folder. */
  readonly failures: string | undefined;
  /** After how many files this run stops. */
  readonly limit: number | undefined;
  readonly restart: boolean;
  /** Whether files are written of which some rows failed. */
  readonly allowFailures: boolean;
}

/** Where new contents go: into the files themselves, with or without a backup, or into another folder. */
export type Target =
  | { readonly kind: "inPlace"; readonly suffix: string | undefined }
  | { readonly kind: "folder"; readonly folder: string };
