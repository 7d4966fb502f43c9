import { join } from "node:path";

/** A runtime, and how to start it. */
export interface Runtime {
  /** Its name in the name of the test. */
  readonly name: string;
  /** The path of its program in the packages of package.json. Default: this Node.js. */
  readonly program?: string;
  /** The arguments that make it run exercise.mjs in the current folder. */
  readonly args: readonly string[];
  /** The runtime that the client detects. */
  readonly runtime: RegExp;
}

/** Every runtime that the package supports. */
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
    // Only the network is allowed: no files, no environment variables.
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

// The programs are linked against glibc. Only glibc reports its version.
const { header }: { header?: { glibcVersionRuntime?: string } } = process.report.getReport();
const system = `${process.platform}-${process.arch}${header?.glibcVersionRuntime === undefined ? "" : "-glibc"}`;

/** Why the programs in package.json cannot run on this machine; `undefined` when they can. */
export const unsupported: string | undefined =
  system === "linux-x64-glibc" ? undefined : `package.json has no program for ${system}`;

/** The path of a program of the packages in package.json. */
export const programPath = (program: string): string => join(import.meta.dirname, "node_modules", program);
