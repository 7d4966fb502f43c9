/** A value in a row: where its text stands, and what it is. */
export interface Cell {
  /** Where the content starts: behind the quote, if there is one. */
  readonly start: number;
  /** Where it ends: before the quote, if there is one. */
  readonly end: number;
  /** The value: of JSON, any; of CSV, text. */
  readonly value: unknown;
  /** The value as JSON, exactly as it is written where the row is JSON. */
  readonly json: string;
}

/**
 * The cells of each field that was asked for, in the order of the fields; `undefined` for a value that the row lacks. A field
 * with `*` has one for each element of a list. Or what is wrong with the row.
 */
export type FoundCells =
  | { readonly cells: readonly (readonly (Cell | undefined)[])[] }
  | { readonly problem: string };
