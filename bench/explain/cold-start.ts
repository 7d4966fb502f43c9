import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Breakdown, sideBySide, withoutSmall } from "../Breakdown.js";
import { print, startStub } from "../child.js";
import { type ContenderName, moduleOf } from "../contenders.js";
import type { Measurement } from "../Measurement.js";
import type { Marks } from "../programs/cold-start.js";
import type { Row } from "../rows.js";
import {
  GARBAGE_COLLECTOR,
  IDLE,
  partOfNode,
  type Sample,
  samplesOf,
  scaledTo,
  timeByPart,
} from "./profile.js";

const COLUMNS = ["kms-reencrypt", "kms-reencrypt bundled", "limit"] as const;

/** Parts below this are one line, in milliseconds. */
const LEAST = 0.1;

/** Where the time of a cold start goes, before the first call and in it. */
export async function explainColdStart(
  constructed: Measurement,
  answered: Measurement,
  runs: number,
): Promise<Breakdown[]> {
  const samples = await profile(runs);
  const before = COLUMNS.map((name) =>
    scaledTo(constructed.figures[name] ?? 0, timeByPart(samples[name], partBefore)),
  );
  const after = COLUMNS.map((name) => {
    const start = constructed.figures[name] ?? 0;
    const call = scaledTo((answered.figures[name] ?? 0) - start, timeByPart(samples[name], partOfCall));
    return new Map([["import and construct", start], ...call]);
  });
  return [
    breakdown(constructed.what, runs, before, "kms-reencrypt"),
    breakdown(answered.what, runs, after, "kms-reencrypt bundled"),
  ];
}

const breakdown = (
  what: Row,
  runs: number,
  columns: readonly ReadonlyMap<string, number>[],
  ours: ContenderName,
): Breakdown => ({
  title: what,
  how: `From profiles of ${runs} fresh processes of each, in turns. A profiler slows things down, so its times are scaled to what was measured without it.`,
  unit: "ms",
  columns: COLUMNS,
  parts: withoutSmall(sideBySide(columns), LEAST),
  explains: { [what]: { ours, limit: "limit" } },
});

interface PhaseSample extends Sample {
  readonly phase: "import" | "construct" | "call";
}

async function profile(runs: number): Promise<Record<(typeof COLUMNS)[number], PhaseSample[]>> {
  const samples: Record<(typeof COLUMNS)[number], PhaseSample[]> = {
    "kms-reencrypt": [],
    "kms-reencrypt bundled": [],
    limit: [],
  };
  const stub = await startStub();
  try {
    for (let run = 0; run < runs; run++) {
      for (const name of COLUMNS) {
        samples[name].push(...(await profileProcess(name, stub.endpoint)));
      }
    }
  } finally {
    stub.stop();
  }
  return samples;
}

async function profileProcess(name: ContenderName, endpoint: string): Promise<PhaseSample[]> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-profile-"));
  try {
    const flags = ["--cpu-prof", "--cpu-prof-interval=100", `--cpu-prof-dir=${folder}`];
    const marks: Marks = JSON.parse(await print("cold-start", [endpoint, moduleOf(name)], flags));
    const [file = ""] = await readdir(folder);
    const samples = samplesOf(JSON.parse(await readFile(join(folder, file), "utf8")));
    return samples
      .filter(({ at }) => at >= marks.started && at < marks.answered)
      .map((sample) => ({ ...sample, phase: phaseOf(sample, marks) }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const phaseOf = ({ at }: Sample, { imported, constructed }: Marks): PhaseSample["phase"] =>
  at < imported ? "import" : at < constructed ? "construct" : "call";

const partBefore = (sample: PhaseSample): string | undefined =>
  sample.phase === "call" ? undefined : `${sample.phase}: ${partOf(sample)}`;

const partOfCall = (sample: PhaseSample): string | undefined =>
  sample.phase === "call" ? `call: ${partOf(sample)}` : undefined;

/** What gives a part its name wherever it is on the stack, the first one that is there. */
const BY_FUNCTION: readonly (readonly [functionName: string, part: string])[] = [
  [IDLE, "waiting"],
  [GARBAGE_COLLECTOR, "garbage collection"],
  ["compileForInternalLoader", "Node.js loads modules of its own"],
  ["compileSourceTextModule", "V8 compiles the files of the client"],
];

function partOf({ stack, phase }: PhaseSample): string {
  const names = new Set(stack.map(({ functionName }) => functionName));
  const [, part] = BY_FUNCTION.find(([functionName]) => names.has(functionName)) ?? [];
  const caller = stack.find(({ url }) => url !== "");
  if (part !== undefined) {
    return part;
  }
  if (caller === undefined) {
    return "V8 and the event loop";
  }
  if (!caller.url.startsWith("node:")) {
    return "the code of the client itself";
  }
  return phase === "import" ? "Node.js finds, reads and links files" : partOfNode(caller.url);
}
