import { type Breakdown, sideBySide, withoutSmall } from "../Breakdown.js";
import { moduleOf } from "../contenders.js";
import type { Measurement } from "../Measurement.js";
import { type CpuOptions, inTurns, type Load, withClients } from "../measure/cpu.js";
import { PROFILED } from "../paths.js";
import {
  GARBAGE_COLLECTOR,
  IDLE,
  partOfNode,
  profiledSources,
  type Sample,
  samplesOf,
  scaledTo,
  timeByPart,
} from "./profile.js";

/** Where the CPU time of a call goes, of ours and of the limit. */
export async function explainCpu(
  { what, figures }: Measurement,
  load: Load,
  options: CpuOptions,
): Promise<Breakdown> {
  const sources = await profiledSources();
  const [ours, limit] = (await profile(load, options)).map((samples) =>
    timeByPart(samples, (sample) => partOf(sample, sources)),
  );
  const columns = [
    scaledTo(figures["kms-reencrypt"] ?? 0, ours ?? new Map()),
    scaledTo(figures.limit ?? 0, limit ?? new Map()),
  ];
  const calls = options.calls * options.rounds;
  return {
    title: what,
    how: `From profiles of ${calls} calls of each, in turns and after the same warm-up. A profiler slows things down, so its times are scaled to what was measured without it. Native code counts for the function that called it. What is profiled as kms-reencrypt is bundled from the sources, so that a part can be told from another.`,
    unit: "µs",
    columns: ["kms-reencrypt", "limit"],
    parts: withoutSmall(sideBySide(columns), 0.005 * (figures["kms-reencrypt"] ?? 0)),
    explains: { [what]: { ours: "kms-reencrypt", limit: "limit" } },
  };
}

/** The samples of ours and of the limit. */
const profile = (load: Load, { warmUp, rounds, calls }: CpuOptions): Promise<Sample[][]> =>
  withClients([PROFILED, moduleOf("limit")], load, async (clients) => {
    await inTurns(clients, warmUp, calls);
    const taken: Sample[][] = clients.map(() => []);
    for (let round = 0; round < rounds; round++) {
      for (const [index, client] of clients.entries()) {
        const { profile } = await client.ask({ calls, isProfiled: true });
        taken[index]?.push(...(profile === undefined ? [] : samplesOf(profile)));
      }
    }
    return taken;
  });

/** What the running function belongs to; nothing when the process waits, which takes no CPU time. */
function partOf({ stack }: Sample, sources: readonly string[]): string | undefined {
  const [running] = stack;
  if (running === undefined || running.functionName === IDLE) {
    return undefined;
  }
  if (running.functionName === GARBAGE_COLLECTOR) {
    return "garbage collection";
  }
  if (running.url === "" && /^(?:write|read)/.test(running.functionName)) {
    return "system calls of sockets";
  }
  const caller = stack.find(({ url }) => url !== "");
  if (caller === undefined) {
    return "V8 and the event loop";
  }
  if (caller.url.startsWith("node:")) {
    return partOfNode(caller.url);
  }
  if (caller.url.endsWith(PROFILED)) {
    const source = sources[caller.lineNumber] ?? "";
    return source.startsWith("bench/") ? "the benchmark" : source;
  }
  return caller.url.endsWith("/contenders/limit.js") ? "bench/contenders/limit.ts" : "the benchmark";
}
