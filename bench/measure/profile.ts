import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { print, startStub } from "../child.js";
import { PROFILED } from "../paths.js";

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** A part of the program, and its part of the CPU time. */
export interface Share {
  readonly part: string;
  readonly percent: number;
}

/** Where the CPU time of calls goes, by the files of this package and the parts of Node.js; the largest first. */
export async function profileCalls(calls: number, overLoopback: boolean): Promise<Share[]> {
  const folder = await mkdtemp(join(tmpdir(), "kms-reencrypt-profile-"));
  const stub = overLoopback ? await startStub() : undefined;
  try {
    const args = ["1", "1", String(calls), overLoopback ? "20" : "1", stub?.endpoint ?? "", PROFILED];
    await print("cpu-client", args, ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
    const [file = ""] = await readdir(folder);
    return shares(JSON.parse(await readFile(join(folder, file), "utf8")), await sourceLines());
  } finally {
    stub?.stop();
    await rm(folder, { recursive: true });
  }
}

/** Of which source each line of the bundle is: esbuild says it in comments. */
async function sourceLines(): Promise<string[]> {
  let source = "";
  const lines = (await readFile(PROFILED, "utf8")).split("\n");
  return lines.map((line) => {
    source = /^\/\/ ((?:src|node_modules)\/\S+)$/.exec(line)?.[1] ?? source;
    return source;
  });
}

function shares({ nodes, samples, timeDeltas }: Profile, sources: readonly string[]): Share[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parts = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    const time = timeDeltas[index] ?? 0;
    if (frame !== undefined && frame.functionName !== "(idle)") {
      const part = partOf(frame, sources);
      parts.set(part, (parts.get(part) ?? 0) + time);
      total += time;
    }
  }
  return [...parts]
    .map(([part, time]) => ({ part, percent: (100 * time) / total }))
    .sort((a, b) => b.percent - a.percent);
}

function partOf({ functionName, url, lineNumber }: CallFrame, sources: readonly string[]): string {
  if (url.endsWith(PROFILED)) {
    return (sources[lineNumber] ?? url).replace(/^node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, "$1");
  }
  if (url.startsWith("node:")) {
    return /crypto/.test(url)
      ? "node:crypto"
      : /http|net|stream|timers|events/.test(url)
        ? "node:http and sockets"
        : "the rest of Node.js";
  }
  return url !== ""
    ? "the benchmark"
    : /^write|^read/.test(functionName)
      ? "system calls of sockets"
      : functionName === "(garbage collector)"
        ? "garbage collection"
        : "native code";
}
