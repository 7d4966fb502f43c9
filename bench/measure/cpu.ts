import { type Child, start, startStub } from "../child.js";
import { CONTENDERS, type ContenderName, moduleOf } from "../contenders.js";
import { atMost, below, type Figures, type Measurement } from "../Measurement.js";
import type { Turn, TurnResult } from "../programs/cpu-client.js";
import { range } from "../spread.js";
import { lowerQuartile, median } from "../statistics.js";

/** How much is measured. */
export interface CpuOptions {
  /** How many turns each contender has before that, for the compiler. */
  readonly warmUp: number;
  /** How often each contender has its turn. */
  readonly rounds: number;
  /** How many calls it makes in a turn. */
  readonly calls: number;
}

/** A process that makes calls with one contender. */
export type CpuClient = Child<Turn, TurnResult>;

/** How calls are made. */
export interface Load {
  /** How many at once. */
  readonly concurrency: number;
  /** Whether a server in another process answers, over the loopback interface, or a handler in memory. */
  readonly isOverLoopback: boolean;
}

/** The usual load of a service. */
export const LOOPBACK: Load = { concurrency: 20, isOverLoopback: true };
/** One call after the other, with no network. */
export const IN_MEMORY: Load = { concurrency: 1, isOverLoopback: false };

/** The CPU time of a call over the loopback interface, 20 calls at once. */
export async function cpuOverLoopback(options: CpuOptions): Promise<Measurement> {
  const { figures, how } = await measure(options, LOOPBACK);
  return {
    what: "CPU per call",
    how: `loopback HTTP, 20 at once; ${how}`,
    unit: "µs",
    figures,
    goals: [atMost(figures, 1.5, { with: "limit" }), atMost(figures, 1 / 5, { with: "client-kms" })],
  };
}

/** The CPU time of a call without a network: a handler in memory answers. */
export async function cpuInMemory(options: CpuOptions): Promise<Measurement> {
  const { figures, how } = await measure(options, IN_MEMORY);
  return {
    what: "CPU per call, no network",
    how: `a handler in memory, one at a time; ${how}`,
    unit: "µs",
    figures,
    goals: [below(figures, 20, "µs")],
  };
}

/** Runs something with a process for each of some modules; all of them are there at the same time. */
export async function withClients<T>(
  modules: readonly string[],
  { concurrency, isOverLoopback }: Load,
  work: (clients: readonly CpuClient[]) => Promise<T>,
): Promise<T> {
  const stub = isOverLoopback ? await startStub() : undefined;
  const clients = modules.map(
    (module): CpuClient => start("cpu-client", [module, String(concurrency), stub?.endpoint ?? ""]),
  );
  try {
    return await work(clients);
  } finally {
    for (const client of clients) {
      client.stop();
    }
    stub?.stop();
  }
}

/**
 * Gives all clients a turn, and that some times: whatever disturbs the machine disturbs all alike. Only one of them
 * does something at any time. Returns the CPU time of a call for each turn of each client, in microseconds.
 */
export async function inTurns(
  clients: readonly CpuClient[],
  rounds: number,
  calls: number,
): Promise<number[][]> {
  const taken: number[][] = clients.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, client] of clients.entries()) {
      const { microseconds } = await client.ask({ calls, isProfiled: false });
      taken[index]?.push(microseconds);
    }
  }
  return taken;
}

/** How often all of it is measured with fresh processes: what the compiler makes of a program differs among them. */
const PROCESSES = 5;

async function measure(
  options: CpuOptions,
  load: Load,
): Promise<{ readonly figures: Figures; readonly how: string }> {
  const taken = new Map(CONTENDERS.map((name): [ContenderName, number[]] => [name, []]));
  for (let process = 0; process < PROCESSES; process++) {
    const turns = await turnsOf(options, load);
    for (const [index, values] of [...taken.values()].entries()) {
      values.push(lowerQuartile(turns[index] ?? []));
    }
  }
  const { warmUp, rounds, calls } = options;
  return {
    figures: Object.fromEntries([...taken].map(([name, values]) => [name, median(values)])),
    how: `after ${warmUp * calls} calls to warm up, ${rounds * calls} calls in ${rounds} turns, of which the lower quartile; median of ${PROCESSES} processes (${range(taken)})`,
  };
}

const turnsOf = ({ warmUp, rounds, calls }: CpuOptions, load: Load): Promise<number[][]> =>
  withClients(CONTENDERS.map(moduleOf), load, async (clients) => {
    await inTurns(clients, warmUp, calls);
    return inTurns(clients, rounds, calls);
  });
