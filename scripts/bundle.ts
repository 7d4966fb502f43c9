import { chmod, readFile, writeFile } from "node:fs/promises";
import { extname, join, parse } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import {
  type Entry,
  entries,
  formats,
  type LazyFile,
  type LazyFunctions,
  lazyFiles,
  lazyFunctions,
  program,
  programFile,
  sharedCode,
} from "./entries.js";
import { loadLazily, sourceOf } from "./lazy-functions.js";
import { markPure } from "./mark-pure.js";
import { slim } from "./slim.js";

/**
 * Bundles every entry in every format, and writes the contents of each file to build/meta.json for the licences and the
 * tests.
 *
 * The files are slim, but not minified, and have no source maps: stack traces are readable without them, and a map with
 * its sources would be larger than the code.
 */
export async function bundle(): Promise<Metafile> {
  const metafile: Metafile = { inputs: {}, outputs: {} };
  for (const { format, extension } of formats) {
    for (const options of [...entries.map((entry) => forNode(entry, extension)), forWeb(extension)]) {
      add(metafile, await bundleAs({ ...options, format }));
    }
  }
  for (const file of lazyFiles) {
    add(metafile, await bundleAs(forLazy(file)));
  }
  for (const file of lazyFunctions) {
    add(metafile, await bundleAs(forFunctions(file)));
  }
  for (const part of [program, programFile]) {
    add(metafile, await bundleAs(forProgram(part)));
  }
  for (const { name, web } of entries) {
    if (!web) {
      await reExport(name, metafile);
    }
  }
  for (const file of Object.keys(metafile.outputs)) {
    await slim(file);
  }
  await chmod(`dist/${program.name}.cjs`, 0o755);
  await writeFile("build/meta.json", JSON.stringify(metafile));
  return metafile;
}

/** Replaces the ES module of an entry that nobody bundles by a re-export of its CommonJS, so that its code is there once. */
async function reExport(name: string, { outputs }: Metafile): Promise<void> {
  const exported = outputs[`dist/${name}.js`]?.exports ?? [];
  await writeFile(`dist/${name}.js`, `export { ${exported.join(", ")} } from "./${name}.cjs";\n`);
}

function add(metafile: Metafile, { inputs, outputs }: Metafile): void {
  Object.assign(metafile.inputs, inputs);
  Object.assign(metafile.outputs, outputs);
}

// All builds prefer the ES modules of packages: CommonJS cannot be tree-shaken.
const forNode = ({ name, source, web }: Omit<Entry, "apiReport">, extension: string): BuildOptions => ({
  entryPoints: [{ in: source, out: name }],
  outExtension: { ".js": extension },
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  // Test runners with their own loader for CommonJS often cannot import() from it, but can require().
  supported: { "dynamic-import": web || extension === ".js" },
  plugins: [pureSmithy, externalLazyFiles],
});

const forCommonJs: BuildOptions = {
  format: "cjs",
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  supported: { "dynamic-import": false },
};

const forLazy = ({ file, source }: LazyFile): BuildOptions => ({
  entryPoints: [{ in: source, out: parse(file).name }],
  outExtension: { ".js": extname(file) },
  format: extname(file) === ".cjs" ? "cjs" : "esm",
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  minify: true,
  supported: { "dynamic-import": false },
  plugins: [pureSmithy, externalLazyFiles, ...(file.startsWith("cli-") ? [loadLazily()] : [])],
});

const forFunctions = (functions: LazyFunctions): BuildOptions => ({
  ...forCommonJs,
  minify: true,
  stdin: { contents: sourceOf(functions), resolveDir: process.cwd() },
  outfile: `dist/${functions.file}`,
  plugins: [pureSmithy, externalLazyFiles, loadLazily(functions)],
});

const forProgram = (part: Omit<Entry, "apiReport" | "web">): BuildOptions => ({
  ...forNode({ ...part, web: false }, ".cjs"),
  format: "cjs",
  minify: true,
  plugins: [pureSmithy, externalLazyFiles, loadLazily()],
  // By this, publint sees that the file is CommonJS.
  footer: { js: "module.exports = {};" },
});

const forWeb = (extension: string): BuildOptions => ({
  entryPoints: entries.filter(({ web }) => web).map(({ name, source }) => ({ in: source, out: name })),
  outExtension: { ".js": `.web${extension}` },
  platform: "browser",
  target: "es2022",
  // CommonJS for the web is always bundled again, as a whole.
  minifyWhitespace: extension === ".cjs",
  minifyIdentifiers: extension === ".cjs",
  mainFields: ["browser", "module", "main"],
  plugins: [pureSmithy, webRuntime],
});

async function bundleAs(options: BuildOptions): Promise<Metafile> {
  const { metafile, warnings } = await build({
    ...options,
    // In ES modules it would remove the annotations of calls that a bundler may drop.
    minifySyntax: options.format === "cjs",
    // Monitoring agents and test runners see what is required, and some tests replace `process`.
    ...(options.platform === "node" && requireBuiltins(options.format)),
    ...(options.outfile === undefined && { outdir: "dist" }),
    bundle: true,
    // An unused class of @smithy/core imports the event streams lazily. Bundled, they would keep unused code; a test
    // checks that no bundle mentions them. OpenTelemetry has to be the user's own, because its spans are global.
    external: ["@smithy/core/event-streams", "@opentelemetry/api", "undici"],
    legalComments: "inline",
    banner: { js: "/*! kms-reencrypt, Apache-2.0. Packages in this file: see THIRD_PARTY_LICENSES. */" },
    metafile: true,
  });
  if (warnings.length > 0) {
    throw new Error("esbuild warned; see above.");
  }
  return metafile;
}

/** Lets the bundle take modules of Node.js from `require`, which ES modules have to make. */
const requireBuiltins = (format: BuildOptions["format"]): BuildOptions => ({
  define: { "process.getBuiltinModule": format === "cjs" ? "require" : "nodeRequire" },
  inject: format === "cjs" ? [] : ["scripts/nodeRequire.ts"],
});

/** Keeps the files that are loaded lazily out of the bundle. */
const externalLazyFiles: Plugin = {
  name: "external-lazy-files",
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) => {
      const found =
        sharedCode.find(({ specifiers }) => specifiers.includes(path)) ??
        lazyFiles.find(({ specifiers }) => kind === "dynamic-import" && specifiers.includes(path));
      return found === undefined ? undefined : { path: `./${found.file}`, external: true };
    }),
};

/** Substitutes the runtime of browsers and workers for that of Node.js. */
export const webRuntime: Plugin = {
  name: "web-runtime",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/runtime\/node\.js$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path, "..", "web.ts"),
    })),
};

/**
 * Marks calls at the top of smithy's modules as free of side effects: `x = bindX(…)`.
 * Otherwise every bundle would contain their unused code.
 */
export const pureSmithy: Plugin = {
  name: "pure-smithy",
  setup: ({ onLoad }) => {
    onLoad(
      { filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]\w+[\\/]index(\.browser)?\.js$/ },
      async ({ path }) => ({ contents: markPure(await readFile(path, "utf8")), loader: "js" }),
    );
  },
};
