import { join } from "node:path";

/** A runtime, and how it is started. */
export interface Runtime {
  readonly name: string;
  /** The path of its program in the packages of package.json; this Node when there is none. */
  readonly program?: string;
  /** What makes it run the exercise, in the folder that has it. */
  readonly args: readonly string[];
  /** What the client says that it runs on. */
  readonly runtime: RegExp;
}

/** Every runtime that the package is made for. */
export const runtimes: readonly Runtime[] = [
  { name: "this Node.js", args: ["run.mjs"], runtime: /^nodejs#/ },
  {
    name: "this Node.js with the file for the web",
    args: ["--conditions=workerd", "run.mjs"],
    runtime: /^nodejs#/,
  },
  { name: "Node.js 22", program: "node-22-linux-x64/bin/node", args: ["run.mjs"], runtime: /^nodejs#22\./ },
  { name: "Node.js 24", program: "node-24-linux-x64/bin/node", args: ["run.mjs"], runtime: /^nodejs#24\./ },
  {
    name: "Bun",
    program: "@oven/bun-linux-x64/bin/bun",
    args: ["--no-install", "run.mjs"],
    runtime: /^bun#/,
  },
  {
    name: "Deno",
    program: "@deno/linux-x64-glibc/deno",
    // It may use the network, and nothing else: no files, no environment variables.
    args: ["run", "--no-prompt", "--no-remote", "--allow-net=127.0.0.1", "run.mjs"],
    runtime: /^deno#/,
  },
  {
    name: "workerd",
    program: "@cloudflare/workerd-linux-64/bin/workerd",
    args: ["test", "workerd.capnp"],
    runtime: /^cloudflare-workers$/,
  },
];

// Only glibc says its version; the programs are linked against it.
const { header }: { header?: { glibcVersionRuntime?: string } } = process.report.getReport();
const system = `${process.platform}-${process.arch}${header?.glibcVersionRuntime === undefined ? "" : "-glibc"}`;

/** Why the programs in package.json cannot be run here; `undefined` when they can. */
export const notHere: string | undefined =
  system === "linux-x64-glibc" ? undefined : `package.json has no program for ${system}`;

/** Where a program of the packages in package.json is. */
export const programPath = (program: string): string => join(import.meta.dirname, "node_modules", program);
