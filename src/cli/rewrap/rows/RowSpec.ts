/** How rows are written. */
export type RowFormat = "jsonl" | "csv";

/** Where in a row the ciphertexts are, and what belongs to them. */
export interface RowSpec {
  readonly format: RowFormat;
  /** The fields with ciphertexts. */
  readonly fields: readonly string[];
  readonly sourceContextField?: string | undefined;
  readonly destinationContextField?: string | undefined;
  readonly destinationKeyField?: string | undefined;
  readonly idField?: string | undefined;
  /** Whether the options name a destination key, so that rows may lack theirs. */
  readonly hasDefaultKey: boolean;
  /** Whether rows whose field is null or missing are left as they are. */
  readonly skipMissing: boolean;
  /** Whether items are only tried. */
  readonly dryRun: boolean;
}

/** All fields, those of the ciphertexts first. */
export const fieldNames = (spec: RowSpec): readonly string[] =>
  [
    ...spec.fields,
    spec.sourceContextField,
    spec.destinationContextField,
    spec.destinationKeyField,
    spec.idField,
  ].filter((name) => name !== undefined);
