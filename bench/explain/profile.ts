import { readFile } from "node:fs/promises";
import { PROFILED } from "../paths.js";

/** A function that was seen running. */
export interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  /** From 0 on. */
  readonly lineNumber: number;
}

/** What V8 writes: a tree of calls, and which of its nodes was running when; all times are in microseconds. */
export interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: CallFrame;
    readonly children?: readonly number[] | undefined;
  }[];
  readonly startTime: number;
  readonly samples?: readonly number[] | undefined;
  readonly timeDeltas?: readonly number[] | undefined;
}

/** What was running at a time. */
export interface Sample {
  /** By the clock of `process.hrtime`, in microseconds. */
  readonly at: number;
  /** How long, in microseconds. */
  readonly time: number;
  /** The running function first, then who called it, up to the root. */
  readonly stack: readonly CallFrame[];
}

/** The samples of a profile, in their order. */
export function samplesOf({ nodes, samples = [], timeDeltas = [], startTime }: Profile): Sample[] {
  const stacks = stacksOf(nodes);
  let at = startTime;
  return samples.map((id, index) => {
    at += timeDeltas[index] ?? 0;
    // A sample stands for the time until the next one.
    return { at, time: timeDeltas[index + 1] ?? 0, stack: stacks.get(id) ?? [] };
  });
}

function stacksOf(nodes: Profile["nodes"]): Map<number, readonly CallFrame[]> {
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
  const stacks = new Map<number, readonly CallFrame[]>();
  // A node always comes after its parent.
  for (const { id, callFrame } of nodes) {
    stacks.set(id, [callFrame, ...(stacks.get(parents.get(id) ?? -1) ?? [])]);
  }
  return stacks;
}

/** How much time there is in each part, in the unit of the samples. */
export function timeByPart<S extends Sample>(
  samples: readonly S[],
  partOf: (sample: S) => string | undefined,
): Map<string, number> {
  const parts = new Map<string, number>();
  for (const sample of samples) {
    const part = partOf(sample);
    if (part !== undefined) {
      parts.set(part, (parts.get(part) ?? 0) + sample.time);
    }
  }
  return parts;
}

/** The same parts, so that they add up to what was measured without a profiler, which slows things down. */
export function scaledTo(figure: number, parts: ReadonlyMap<string, number>): Map<string, number> {
  const total = [...parts.values()].reduce((sum, time) => sum + time, 0);
  return new Map([...parts].map(([part, time]) => [part, (figure * time) / (total || 1)]));
}

/** What V8 calls the time that is nobody's. */
export const IDLE = "(idle)";
/** What V8 calls the time that the garbage collector takes. */
export const GARBAGE_COLLECTOR = "(garbage collector)";

/** Which part of Node.js a file of its own belongs to. */
export const partOfNode = (url: string): string =>
  /crypto/.test(url)
    ? "node:crypto"
    : /http|net|stream|timers|events|dns/.test(url)
      ? "node:http and sockets"
      : "the rest of Node.js";

/** Of which source each line of the profiled bundle is: esbuild says it in comments. */
export async function profiledSources(): Promise<string[]> {
  let source = "";
  const lines = (await readFile(PROFILED, "utf8")).split("\n");
  return lines.map((line) => {
    source = /^\/\/ ((?:src|bench|node_modules)\/\S+)$/.exec(line)?.[1] ?? source;
    return source.replace(/^node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, "$1");
  });
}
