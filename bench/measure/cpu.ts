import { print, startStub } from "../child.js";
import { CONTENDERS, type ContenderName, moduleOf } from "../contenders.js";
import { atMost, below, type Measurement } from "../Measurement.js";
import { median } from "../statistics.js";

/** How much is measured. */
export interface CpuOptions {
  /** How often before that, for the compiler. */
  readonly warmUp: number;
  /** How often each contender has its turn. */
  readonly rounds: number;
  /** How many calls it makes in a turn. */
  readonly calls: number;
}

/** The CPU time of a call over the loopback interface, 20 calls at once; all contenders in one process, in turns. */
export async function cpuOverLoopback(options: CpuOptions): Promise<Measurement> {
  const stub = await startStub();
  try {
    const figures = await measure(options, 20, stub.endpoint);
    return {
      what: "CPU per call",
      how: `loopback HTTP, 20 at once, ${options.rounds * options.calls} calls each, median of ${options.rounds} turns`,
      unit: "µs",
      figures,
      goals: [atMost(figures, 1.5, "limit"), atMost(figures, 1 / 5, "client-kms")],
    };
  } finally {
    stub.stop();
  }
}

/** The CPU time of a call without a network: a handler in memory answers. */
export async function cpuInMemory(options: CpuOptions): Promise<Measurement> {
  const figures = await measure(options, 1, "");
  return {
    what: "CPU per call, no network",
    how: `a handler in memory, ${options.rounds * options.calls} calls each, median of ${options.rounds} turns`,
    unit: "µs",
    figures,
    goals: [below(figures, 20, "µs")],
  };
}

async function measure(
  { warmUp, rounds, calls }: CpuOptions,
  concurrency: number,
  endpoint: string,
): Promise<Partial<Record<ContenderName, number>>> {
  const args = [warmUp, rounds, calls, concurrency, endpoint, ...CONTENDERS.map(moduleOf)].map(String);
  const taken: number[][] = JSON.parse(await print("cpu-client", args));
  return Object.fromEntries(CONTENDERS.map((name, index) => [name, median(taken[index] ?? [])]));
}
