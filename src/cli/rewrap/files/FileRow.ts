import type { Row } from "../rows/Row.js";
import type { CiphertextFile } from "./CiphertextForm.js";
import type { FileRecord } from "./JournalPart.js";
import type { Snapshot } from "./Snapshot.js";

/** A file as a row of the job: its items are all its ciphertexts. */
export interface FileRow extends Row {
  readonly file: FileTask;
}

/** What there is to do with a file. */
export interface FileTask {
  /** Its path, for messages. */
  readonly path: string;
  /** Its path from the folder that the pattern begins with. */
  readonly name: string;
  /** Its content; `undefined` for one that cannot be read. */
  readonly snapshot?: Snapshot;
  /** What it is: one ciphertext, or rows with ciphertexts. */
  readonly content?: CiphertextFile | { readonly rows: readonly Row[] };
  /** What an earlier run has done with it, when there is nothing left to do. */
  readonly done?: FileRecord;
  /** The SHA-256 of what an earlier run has written for it in the folder of the output. */
  readonly earlier?: string | undefined;
}
