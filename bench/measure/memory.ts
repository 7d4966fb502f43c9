import { print, startStub } from "../child.js";
import { CONTENDERS, moduleOf } from "../contenders.js";
import { atMost, type Figures, type Measurement } from "../Measurement.js";
import { median } from "../statistics.js";

const MEGABYTE = 1 << 20;

/** What a process has in memory after its first call, above one that does nothing. */
export async function memory(runs: number): Promise<Measurement> {
  const stub = await startStub();
  const taken = new Map<string | undefined, number[]>(
    [undefined, ...CONTENDERS.map(moduleOf)].map((module) => [module, []]),
  );
  try {
    for (let run = 0; run < runs; run++) {
      for (const [module, bytes] of taken) {
        bytes.push(Number(await print("memory", [stub.endpoint, ...(module === undefined ? [] : [module])])));
      }
    }
  } finally {
    stub.stop();
  }
  const idle = median(taken.get(undefined) ?? []);
  const figures: Figures = Object.fromEntries(
    CONTENDERS.map((name) => [name, (median(taken.get(moduleOf(name)) ?? []) - idle) / MEGABYTE]),
  );
  return {
    what: "Memory after the first call",
    how: `resident, above an empty process, median of ${runs} processes`,
    unit: "MB",
    figures,
    goals: [
      atMost(figures, 1 / 2, {
        with: "client-kms",
        beside: { of: "kms-reencrypt bundled", with: "client-kms bundled" },
      }),
    ],
  };
}
