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

/** What is measured, by the column or the row that it belongs to. */
const MODULES = { "kms-reencrypt": "bulk/kms-reencrypt", "client-kms": "bulk/client-kms", rewrap: "rewrap" };

/** The CPU time per row of a file of JSON Lines that is re-encrypted into another one. A handler in memory answers. */
export async function bulk({ processes, rows }: BulkOptions): Promise<Rows> {
  const modules = new Map(Object.entries(MODULES).map(([name, file]) => [name, `${built}/${file}.js`]));
  const microseconds = async (module: string) => Number(await print("bulk", String(rows), module));
  const samples = await inTurns(processes, modules, microseconds);
  const row = (ours: string) =>
    rowOf(
      "µs",
      new Map<ColumnName, readonly number[]>([
        ["kms-reencrypt", samples.get(ours) ?? []],
        ["client-kms", samples.get("client-kms") ?? []],
      ]),
    );
  return {
    "CPU per row of JSON Lines, in bulk": row("kms-reencrypt"),
    "CPU per row of JSON Lines, with rewrap": row("rewrap"),
  };
}
