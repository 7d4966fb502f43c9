import type { ReEncryptItemInput } from "../../../bulk/ReEncryptItem.js";
import type { Cell } from "./Cell.js";

/** What to re-encrypt. `DryRun` is there for dry runs. */
export interface RowItem extends ReEncryptItemInput {
  readonly DryRun?: boolean;
}

/** A row whose ciphertexts were found. */
export interface ReadableRow {
  readonly text: string;
  /** The cells of the ciphertexts. */
  readonly cells: readonly Cell[];
  /** One item for each cell. */
  readonly items: readonly RowItem[];
}

/** A row of the input that nobody has looked into. */
export type SkimmedRow = Pick<Row, "line" | "source" | "original">;

/** A row of the input. */
export interface Row {
  /** The number of its first line in the original file, from 1. */
  readonly line: number;
  /** The bytes of the input that it was read from. */
  readonly source: Uint8Array;
  /** What the output has if nothing changes. */
  readonly original: Uint8Array;
  /** The value of the ID field, as JSON. */
  readonly id?: string | undefined;
  /** What there is to do: nothing for a header (`keep`), a problem for a row that cannot be read. */
  readonly content: ReadableRow | { readonly problem: string } | "keep";
  /** The header that it belongs to; of CSV. */
  readonly header?: string | undefined;
  /** Its line of the failure file, if it stays the same. */
  readonly record?: string;
}
