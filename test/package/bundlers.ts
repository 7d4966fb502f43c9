/** The bundlers that people use for programs on Node.js, each with settings that it documents for them. */
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { programPath } from "../runtimes/runtimes.js";
import { node, peer, run } from "./tools.js";

/** The format of a bundle. */
export type Format = "esm" | "cjs";

/** The extension of files in a format. */
export const extensionOf = (format: Format): string => (format === "esm" ? "mjs" : "cjs");

/** What to bundle. */
export interface Source {
  /** The folder with the program and its packages. */
  readonly folder: string;
  /** The name of the program, without the extension of its format. */
  readonly name: string;
  readonly format: Format;
  /** The folder for the bundle. */
  readonly outdir: string;
}

/** What a bundler made. */
export interface Bundle {
  /** The file to run. */
  readonly file: string;
  /** Everything that it warned of. */
  readonly warnings: readonly string[];
}

type Bundler = (source: Source) => Promise<Bundle>;

const require = createRequire(join(import.meta.dirname, "package.json"));

const entryOf = ({ folder, name, format }: Source): string => join(folder, `${name}.${extensionOf(format)}`);
const fileOf = ({ outdir, format }: Source): string => join(outdir, `app.${extensionOf(format)}`);
const textOf = ({ message }: { readonly message: string }): string => message;

/** The names of the files of Rollup and of Vite, which is built on another Rollup. */
const outputOf = ({ format }: Source) => ({
  format: format === "esm" ? "es" : "cjs",
  entryFileNames: `app.${extensionOf(format)}`,
  chunkFileNames: `[name]-[hash].${extensionOf(format)}`,
});

const bundleWithEsbuild: Bundler = async (source) => {
  const { warnings } = await build({
    entryPoints: [entryOf(source)],
    outfile: fileOf(source),
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    format: source.format,
    mainFields: ["module", "main"],
    logLevel: "silent",
  });
  return { file: fileOf(source), warnings: warnings.map(({ text }) => text) };
};

const bundleWithWebpack: Bundler = async (source) => {
  const { webpack } = require("webpack");
  const asModule = source.format === "esm";
  const compiler = webpack({
    mode: "production",
    target: "node20",
    context: source.folder,
    entry: entryOf(source),
    experiments: { outputModule: asModule },
    output: {
      path: source.outdir,
      filename: `app.${extensionOf(source.format)}`,
      ...(asModule && { module: true, chunkFormat: "module", library: { type: "module" } }),
    },
  });
  const { errors, warnings } = await new Promise<Record<"errors" | "warnings", { message: string }[]>>(
    (resolve, reject) =>
      compiler.run((error: Error | null, stats: { toJson(options: object): never }) =>
        error === null ? resolve(stats.toJson({ all: false, errors: true, warnings: true })) : reject(error),
      ),
  );
  return { file: fileOf(source), warnings: [...errors, ...warnings].map(textOf) };
};

const bundleWithRollup: Bundler = async (source) => {
  const { rollup } = require("rollup");
  const { nodeResolve } = require("@rollup/plugin-node-resolve");
  const warnings: string[] = [];
  const bundle = await rollup({
    // Its plug-in for CommonJS keeps what a program requires and does not use.
    input: entryOf({ ...source, format: "esm" }),
    plugins: [
      nodeResolve({ preferBuiltins: true }),
      require("@rollup/plugin-commonjs")(),
      require("@rollup/plugin-json")(),
    ],
    external: [/^node:/],
    onwarn: (warning: { readonly message: string }) => warnings.push(textOf(warning)),
  });
  await bundle.write({ dir: source.outdir, ...outputOf(source) });
  return { file: fileOf(source), warnings };
};

/** The build for a server. Vite leaves packages out of it by default. */
const bundleWithVite: Bundler = async (source) => {
  const { build } = await import(peer("vite/dist/node/index.js"));
  const warnings: string[] = [];
  const warn = (message: string) => warnings.push(message);
  const nothing = () => {};
  await build({
    root: source.folder,
    configFile: false,
    logLevel: "warn",
    customLogger: {
      ...{ info: nothing, clearScreen: nothing, hasErrorLogged: () => false, hasWarned: false },
      ...{ warn, warnOnce: warn, error: warn },
    },
    ssr: { noExternal: true },
    build: {
      ssr: entryOf(source),
      minify: true,
      outDir: source.outdir,
      target: "node20",
      rollupOptions: { output: outputOf(source) },
    },
  });
  return { file: fileOf(source), warnings };
};

const bundleWithParcel: Bundler = async (source) => {
  const target = {
    source: relative(source.folder, entryOf(source)),
    context: "node",
    outputFormat: source.format === "esm" ? "esmodule" : "commonjs",
    includeNodeModules: true,
    distDir: relative(source.folder, source.outdir),
    engines: { node: ">=20" },
    optimize: true,
    sourceMap: false,
    // Scope hoisting, which leaves out unused code, breaks the packages of the credential chain.
    scopeHoist: source.name !== "chain",
  };
  await writeFile(join(source.folder, "package.json"), JSON.stringify({ targets: { app: target } }));
  const args = [peer("parcel/lib/bin.js"), "build", "--no-cache", "--no-autoinstall", "--log-level=warn"];
  const { output } = await node(args, source.folder);
  const type = source.format === "esm" ? "module" : "commonjs";
  await writeFile(join(source.outdir, "package.json"), JSON.stringify({ type }));
  const warnings = output.split("\n").filter((line) => line.trim() !== "");
  return { file: join(source.outdir, `${source.name}.js`), warnings };
};

const bundleWithBun: Bundler = async (source) => {
  const bun = programPath("@oven/bun-linux-x64/bin/bun");
  const args = ["build", entryOf(source), "--target=node", `--format=${source.format}`, "--minify"];
  const { code, output } = await run(bun, [...args, `--outfile=${fileOf(source)}`], { cwd: source.folder });
  const warnings = output.split("\n").filter((line) => /warn|error/i.test(line));
  return { file: fileOf(source), warnings: code === 0 ? warnings : [output] };
};

/** The bundlers by name. */
export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: bundleWithEsbuild,
  webpack: bundleWithWebpack,
  Rollup: bundleWithRollup,
  Vite: bundleWithVite,
  Parcel: bundleWithParcel,
  Bun: bundleWithBun,
};
