import { print, startStub } from "../child.js";
import { contenderModules } from "../contenders.js";
import { inTurns } from "../inTurns.js";
import { built } from "../paths.js";
import { type ColumnName, type Row, type Rows, rowOf } from "../Row.js";
import { SHORTCUT_ROWS } from "../rows.js";

/** How much is measured. */
export interface CpuOptions {
  /** How many processes each contender has: V8 does not compile alike in all. */
  readonly processes: number;
  /** How many turns of 500 calls a process makes before any counts, for the compiler. */
  readonly warmUp: number;
  /** How many of its turns count. */
  readonly turns: number;
}

/** The CPU time per call over the loopback interface, 20 calls at once. */
export async function cpuOverLoopback(options: CpuOptions): Promise<Rows> {
  using stub = await startStub();
  return { "CPU per call": await measure(options, argumentsFor("20", stub.endpoint)) };
}

/** The CPU time per call, one at a time, where a handler in memory answers. */
export const cpuInMemory = async (options: CpuOptions): Promise<Rows> => ({
  "CPU per call, no network": await measure(options, argumentsFor("1")),
});

/** The CPU time with each shortcut and without. */
export async function shortcuts(options: CpuOptions): Promise<Rows> {
  const rows: [string, Row][] = [];
  for (const name of SHORTCUT_ROWS) {
    const argumentsOf = (variant: string) => ["1", `${built}/shortcuts.js`, `${name} ${variant}`];
    const variants = (["with", "without"] as const).map(
      (variant) => [variant, argumentsOf(variant)] as const,
    );
    rows.push([name, await measure(options, new Map(variants))]);
  }
  return Object.fromEntries(rows);
}

type Arguments = ReadonlyMap<ColumnName, readonly string[]>;

const argumentsFor = (concurrency: string, ...endpoint: readonly string[]): Arguments =>
  new Map([...contenderModules].map(([name, module]) => [name, [concurrency, module, ...endpoint]]));

async function measure({ processes, warmUp, turns }: CpuOptions, args: Arguments): Promise<Row> {
  const microseconds = async (values: readonly string[]) =>
    Number(await print("cpu", String(warmUp), String(turns), ...values));
  return rowOf("µs", await inTurns(processes, args, microseconds));
}
