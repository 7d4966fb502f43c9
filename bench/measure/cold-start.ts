import { print, startStub } from "../child.js";
import { CONTENDERS, type ContenderName, moduleOf } from "../contenders.js";
import { atMost, type Measurement } from "../Measurement.js";
import { median } from "../statistics.js";

interface Times {
  readonly constructed: number;
  readonly answered: number;
}

/** Import, construct, first answer: a fresh process for each run, all contenders in turns. */
export async function coldStart(runs: number): Promise<Measurement[]> {
  const stub = await startStub();
  const times = new Map<ContenderName, Times[]>(CONTENDERS.map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, taken] of times) {
      taken.push(JSON.parse(await print("cold-start", [stub.endpoint, moduleOf(name)])));
    }
  }
  stub.stop();
  const medians = (part: keyof Times): Measurement["figures"] =>
    Object.fromEntries([...times].map(([name, taken]) => [name, median(taken.map((run) => run[part]))]));
  const how = `median of ${runs} fresh processes`;
  const [constructed, answered] = [medians("constructed"), medians("answered")];
  return [
    {
      what: "Cold start: import and construct",
      how: `${how}; limit: node:https, node:http and node:crypto`,
      unit: "ms",
      figures: constructed,
      goals: [atMost(constructed, 1.6, "limit")],
    },
    {
      what: "Cold start: first call answered",
      how: `${how}; from the import on, over loopback HTTP`,
      unit: "ms",
      figures: answered,
      goals: [atMost(answered, 1 / 4, "client-kms bundled")],
    },
  ];
}
