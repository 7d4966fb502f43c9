import { print, startStub } from "../child.js";
import type { ContenderModules } from "../contenders.js";
import { inTurns } from "../inTurns.js";
import { built } from "../paths.js";
import type { CpuOfCall } from "../programs/cpu.js";
import { type ColumnName, type Row, type Rows, rowOf, valuesIn } from "../Row.js";
import { SHORTCUT_ROWS } from "../rows.js";

/** How much is measured. */
export interface CpuOptions {
  /** How many processes each contender has: V8 does not compile alike in all. */
  readonly processes: number;
  /** How many turns of 500 calls a process makes before any counts, for the compiler. */
  readonly warmUp: number;
  /** How many of its turns count. */
  readonly turns: number;
  /** How many calls it then makes without a break. */
  readonly sustained: number;
}

/** The CPU time per call under both loads: over the loopback interface, 20 calls at once; and one at a time in memory. */
export async function cpu(contenders: ContenderModules, options: CpuOptions): Promise<Rows> {
  using stub = await startStub();
  const loopback = await measure(options, argumentsFor(contenders, "20", stub.endpoint));
  // Without a network, undici has nothing to do.
  const others = new Map([...contenders].filter(([name]) => name !== "kms-reencrypt undici"));
  const memory = await measure(options, argumentsFor(others, "1"));
  return {
    "CPU per call, short turns": loopback("turns"),
    "CPU per call, sustained": loopback("sustained"),
    "CPU per call, no network, short turns": memory("turns"),
    "CPU per call, no network, sustained": memory("sustained"),
  };
}

/** The CPU time per call over the loopback interface, with fewer and with more calls at once. */
export async function concurrency(contenders: ContenderModules, options: CpuOptions): Promise<Rows> {
  using stub = await startStub();
  const turns = async (atOnce: string) =>
    (await measure({ ...options, sustained: 0 }, argumentsFor(contenders, atOnce, stub.endpoint)))("turns");
  return { "CPU per call, one at a time": await turns("1"), "CPU per call, 64 at once": await turns("64") };
}

/** The CPU time with each shortcut and without. */
export async function shortcuts(options: CpuOptions): Promise<Rows> {
  const rows: [string, Row][] = [];
  for (const name of SHORTCUT_ROWS) {
    const argumentsOf = (variant: string) => ["1", `${built}/shortcuts.js`, `${name} ${variant}`];
    const variants = (["with", "without"] as const).map(
      (variant) => [variant, argumentsOf(variant)] as const,
    );
    const row = await measure({ ...options, sustained: 0 }, new Map(variants));
    rows.push([name, row("turns")]);
  }
  return Object.fromEntries(rows);
}

type Arguments = ReadonlyMap<ColumnName, readonly string[]>;

const argumentsFor = (
  contenders: ContenderModules,
  atOnce: string,
  ...endpoint: readonly string[]
): Arguments => new Map([...contenders].map(([name, module]) => [name, [atOnce, module, ...endpoint]]));

/** Measures, and returns a function that makes the row of one load. */
async function measure({ processes, warmUp, turns, sustained }: CpuOptions, args: Arguments) {
  const numbers = [warmUp, turns, sustained].map(String);
  const taken = await inTurns(
    processes,
    args,
    async (values): Promise<CpuOfCall> => JSON.parse(await print("cpu", ...numbers, ...values)),
  );
  return (load: keyof CpuOfCall): Row =>
    rowOf(
      "µs",
      valuesIn(taken, ({ [load]: microseconds }) => {
        if (microseconds === null) {
          throw new Error(`There was no load "${load}".`);
        }
        return microseconds;
      }),
    );
}
