import { print, startStub } from "../child.js";
import { CONTENDERS, type ContenderName, moduleOf } from "../contenders.js";
import { atMost, type Figures, type Measurement } from "../Measurement.js";
import type { Marks } from "../programs/cold-start.js";
import { median } from "../statistics.js";

/** Import, construct, first answer: a fresh process for each run, all contenders in turns. */
export async function coldStart(runs: number): Promise<[constructed: Measurement, answered: Measurement]> {
  const taken = await run(runs);
  const medians = (part: keyof Marks): Figures =>
    Object.fromEntries(
      [...taken].map(([name, marks]) => [
        name,
        median(marks.map((mark) => mark[part] - mark.started)) / 1000,
      ]),
    );
  const how = `median of ${runs} fresh processes`;
  return [untilConstructed(medians("constructed"), how), untilAnswered(medians("answered"), how)];
}

const untilConstructed = (figures: Figures, how: string): Measurement => ({
  what: "Cold start: import and construct",
  how: `${how}; the limit imports node:http, node:https and node:crypto`,
  unit: "ms",
  figures,
  goals: [atMost(figures, 1.6, { with: "limit", beside: "kms-reencrypt bundled" })],
});

const untilAnswered = (figures: Figures, how: string): Measurement => ({
  what: "Cold start: first call answered",
  how: `${how}; from the import on, over loopback HTTP. The goal compares both bundled; what is installed is told beside it`,
  unit: "ms",
  figures,
  goals: [
    atMost(figures, 1 / 4, {
      of: "kms-reencrypt bundled",
      with: "client-kms bundled",
      beside: "kms-reencrypt",
    }),
  ],
});

async function run(runs: number): Promise<ReadonlyMap<ContenderName, readonly Marks[]>> {
  const stub = await startStub();
  const taken = new Map<ContenderName, Marks[]>(CONTENDERS.map((name) => [name, []]));
  try {
    for (let round = 0; round < runs; round++) {
      for (const [name, marks] of taken) {
        marks.push(JSON.parse(await print("cold-start", [stub.endpoint, moduleOf(name)])));
      }
    }
  } finally {
    stub.stop();
  }
  return taken;
}
