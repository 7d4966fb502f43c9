import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import type { Run } from "./history.js";
import { options } from "./options.js";
import { root } from "./paths.js";

const { node: version, "one-core": oneCore, memory } = options;

/** The control group of what is measured, and its file for the limit in bytes: of version 1 or 2. */
const [group, limitFile] = existsSync("/sys/fs/cgroup/memory")
  ? [`/sys/fs/cgroup/memory/kms-reencrypt-bench-${process.pid}`, "memory.limit_in_bytes"]
  : [`/sys/fs/cgroup/kms-reencrypt-bench-${process.pid}`, "memory.max"];

if (memory !== undefined && !/^[1-9]\d{0,6}$/.test(memory)) {
  throw new Error(`--memory takes a whole number of MB, such as 128, but it is "${memory}".`);
}

/** Makes the limit of the option `--memory`, if it is set. */
export function limitMemory(): Disposable {
  if (memory === undefined) {
    return { [Symbol.dispose]: () => {} };
  }
  try {
    mkdirSync(group);
    writeFileSync(`${group}/${limitFile}`, String(Number(memory) * (1 << 20)));
  } catch (cause) {
    if (existsSync(group)) {
      rmdirSync(group);
    }
    throw new Error("--memory needs root and control groups for memory.", { cause });
  }
  return { [Symbol.dispose]: () => rmdirSync(group) };
}

function nodePath(): string {
  if (version === undefined) {
    return process.execPath;
  }
  const platform = `${process.platform}-${process.arch}`;
  if (!["22", "24"].includes(version) || platform !== "linux-x64") {
    throw new Error(`--node takes 22 or 24, on linux-x64. It is "${version}", on ${platform}.`);
  }
  const path = `${root}test/runtimes/node_modules/node-${version}-${platform}/bin/node`;
  if (!existsSync(path)) {
    throw new Error(
      `Node.js ${version} is not installed. Run \`npx tsx scripts/install-peers.ts test/runtimes\`.`,
    );
  }
  return path;
}

const node = nodePath();

/** What starts a program with the cores and the memory that the options name. */
const limits = [
  ...(oneCore ? ["taskset", "--cpu-list", "0"] : []),
  // The shell joins the group, and Node.js takes its place.
  ...(memory === undefined ? [] : ["sh", "-c", 'echo $$ > "$0" && exec "$@"', `${group}/cgroup.procs`]),
];

/** A program and its arguments. */
export type Command = readonly [program: string, args: string[]];

/** The command that runs a program with the cores and the memory that the options name. */
export function limitedCommand(program: string, ...args: readonly string[]): Command {
  const [first = program, ...others] = [...limits, program, ...args];
  return [first, others];
}

/** The command that runs Node.js in the version, and with the cores and the memory, that the options name. */
export const nodeCommand = (...args: readonly string[]): Command => limitedCommand(node, ...args);

const versionOf = async (path: string): Promise<string> =>
  JSON.parse(await readFile(`${root}${path}/package.json`, "utf8")).version;

/** When, where and with which versions this run is made. */
export async function circumstances(): Promise<Omit<Run, "rows">> {
  const asked = nodeCommand("-p", "JSON.stringify([process.versions.node, os.availableParallelism()])");
  const [ran, cores]: [string, number] = JSON.parse(execFileSync(...asked, { encoding: "utf8" }));
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown CPU"}`,
    node: ran,
    cores,
    machineCores: cpus().length,
    ...(memory === undefined ? {} : { memory: Number(memory) }),
    packages: {
      "kms-reencrypt": await versionOf("."),
      "@aws-sdk/client-kms": await versionOf("node_modules/@aws-sdk/client-kms"),
      aws4fetch: await versionOf("node_modules/aws4fetch"),
      esbuild: await versionOf("node_modules/esbuild"),
    },
    ...(options["new-series"] ? { startsSeries: true } : {}),
  };
}
