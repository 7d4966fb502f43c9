import { print } from "../child.js";
import { inTurns } from "../inTurns.js";
import { built } from "../paths.js";
import { type ColumnName, type Rows, rowOf } from "../Row.js";

/** How much is measured. */
export interface BulkOptions {
  /** How many processes each contender has. */
  readonly processes: number;
  /** How many rows each of them re-encrypts. */
  readonly rows: number;
}

/** The CPU time per row of a file of JSON Lines that is re-encrypted into another one. A handler in memory answers. */
export async function bulk({ processes, rows }: BulkOptions): Promise<Rows> {
  const names: readonly ColumnName[] = ["kms-reencrypt", "client-kms"];
  const modules = new Map(names.map((name) => [name, `${built}/bulk/${name}.js`]));
  const microseconds = async (module: string) => Number(await print("bulk", String(rows), module));
  return {
    "CPU per row of JSON Lines, in bulk": rowOf("µs", await inTurns(processes, modules, microseconds)),
  };
}
