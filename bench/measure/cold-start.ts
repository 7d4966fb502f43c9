import { print, startStub } from "../child.js";
import { CONTENDERS, type ContenderName, moduleOf } from "../contenders.js";
import { atMost, type Figures, type Measurement } from "../Measurement.js";
import type { Marks } from "../programs/cold-start.js";
import { spread } from "../spread.js";
import { lowerQuartile } from "../statistics.js";

/** Import, construct, first answer: a fresh process for each run, all contenders in turns. */
export async function coldStart(runs: number): Promise<[constructed: Measurement, answered: Measurement]> {
  const taken = await run(runs);
  const until = (part: keyof Marks) =>
    new Map(
      [...taken].map(([name, marks]) => [name, marks.map((mark) => (mark[part] - mark.started) / 1000)]),
    );
  return [untilConstructed(until("constructed")), untilAnswered(until("answered"))];
}

type Times = ReadonlyMap<ContenderName, readonly number[]>;

const figuresOf = (times: Times): Figures =>
  Object.fromEntries([...times].map(([name, values]) => [name, lowerQuartile(values)]));

const howFor = (times: Times): string =>
  `lower quartile of ${times.get("kms-reencrypt")?.length} fresh processes (${spread(times)})`;

function untilConstructed(times: Times): Measurement {
  const figures = figuresOf(times);
  return {
    what: "Cold start: import and construct",
    how: `${howFor(times)}; the limit imports node:http, node:https and node:crypto, and aws4fetch nothing: its fetch is loaded by the first call`,
    unit: "ms",
    figures,
    goals: [
      atMost(figures, 1.6, {
        with: "limit",
        beside: { of: "kms-reencrypt bundled", with: "limit" },
      }),
    ],
  };
}

function untilAnswered(times: Times): Measurement {
  const figures = figuresOf(times);
  return {
    what: "Cold start: first call answered",
    how: `${howFor(times)}; from the import on, over loopback HTTP. The goal compares both bundled; both as installed are told beside it`,
    unit: "ms",
    figures,
    goals: [
      atMost(figures, 1 / 4, {
        of: "kms-reencrypt bundled",
        with: "client-kms bundled",
        beside: { of: "kms-reencrypt", with: "client-kms" },
      }),
    ],
  };
}

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
