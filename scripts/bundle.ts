import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { type Entry, entries, formats, type LateFile, lateFiles } from "./entries.js";
import { markPure } from "./mark-pure.js";
import { slim } from "./slim.js";

/**
 * Bundles every entry in every format, and says in build/meta.json what is in each file; the licences and the
 * tests go by that.
 *
 * Slim, but not minified, and without source maps: a stack trace is readable as it is, and a map with its sources would
 * be larger than the code.
 */
export async function bundle(): Promise<Metafile> {
  const metafile: Metafile = { inputs: {}, outputs: {} };
  for (const { format, extension } of formats) {
    for (const options of [...entries.map((entry) => forNode(entry, extension)), forWeb(extension)]) {
      add(metafile, await bundleAs({ ...options, format }));
    }
  }
  for (const file of lateFiles) {
    add(metafile, await bundleAs(forLater(file)));
  }
  for (const { name, web } of entries) {
    if (!web) {
      await reExport(name, metafile);
    }
  }
  for (const file of Object.keys(metafile.outputs)) {
    await slim(file);
  }
  await writeFile("build/meta.json", JSON.stringify(metafile));
  return metafile;
}

/** What nobody bundles need not be there twice: the ES module of such an entry gives what its CommonJS has. */
async function reExport(name: string, { outputs }: Metafile): Promise<void> {
  const exported = outputs[`dist/${name}.js`]?.exports ?? [];
  await writeFile(`dist/${name}.js`, `export { ${exported.join(", ")} } from "./${name}.cjs";\n`);
}

function add(metafile: Metafile, { inputs, outputs }: Metafile): void {
  Object.assign(metafile.inputs, inputs);
  Object.assign(metafile.outputs, outputs);
}

// In all of them, the ES modules of packages come first: their CommonJS cannot be tree-shaken.
const forNode = ({ name, source, web }: Entry, extension: string): BuildOptions => ({
  entryPoints: [{ in: source, out: name }],
  outExtension: { ".js": extension },
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  // Test runners that load CommonJS in a way of their own often cannot import() from it, but can require().
  supported: { "dynamic-import": web || extension === ".js" },
  plugins: [pureCalls, late],
});

const forLater = ({ file, source }: LateFile): BuildOptions => ({
  entryPoints: [{ in: source, out: file.replace(/\.cjs$/, "") }],
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  minify: true,
});

const forWeb = (extension: string): BuildOptions => ({
  entryPoints: entries.filter(({ web }) => web).map(({ name, source }) => ({ in: source, out: name })),
  outExtension: { ".js": `.web${extension}` },
  platform: "browser",
  target: "es2022",
  // CommonJS for the web goes into a bundle in any case, and as a whole; few will ever load it.
  minifyWhitespace: extension === ".cjs",
  minifyIdentifiers: extension === ".cjs",
  mainFields: ["browser", "module", "main"],
  plugins: [pureCalls, webPlatform],
});

async function bundleAs(options: BuildOptions): Promise<Metafile> {
  const { metafile, warnings } = await build({
    ...options,
    // In ES modules it would take away the marks of calls that a bundler may leave out.
    minifySyntax: options.format === "cjs",
    outdir: "dist",
    bundle: true,
    // A class of @smithy/core that nothing here uses would load it when called. That alone makes esbuild keep more
    // than is used. A test makes sure that no bundle mentions it.
    // The user's OpenTelemetry has to be the one that spans are made with.
    external: ["@smithy/core/event-streams", "@opentelemetry/api"],
    legalComments: "inline",
    banner: { js: "/*! kms-reencrypt, Apache-2.0. Packages in this file: see THIRD_PARTY_LICENSES. */" },
    metafile: true,
  });
  if (warnings.length > 0) {
    throw new Error("esbuild warned; see above.");
  }
  return metafile;
}

/** Leaves what is loaded late where it is. */
const late: Plugin = {
  name: "late",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\./ }, ({ kind, path }) => {
      const found = lateFiles.find(({ specifier }) => kind === "dynamic-import" && specifier === path);
      return found === undefined ? undefined : { path: `./${found.file}`, external: true };
    }),
};

/** Puts the platform for everything but Node.js in the place of that of Node.js. */
export const webPlatform: Plugin = {
  name: "web-platform",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/platform\/node\.js$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, "platform", "web.ts"),
    })),
};

/**
 * Tells esbuild that what stands at the top of a file does nothing until it is used, so that an entry, and a user's
 * bundle, does without the commands that it does not name: neither `X = operation(…)` nor `class X extends command(…)`
 * stays. In the smithy packages it is `x = bindX(…)`, 15 KB that parse dates and retry in another way, and constants of
 * the signer that are computed.
 */
export const pureCalls: Plugin = {
  name: "pure-calls",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/].+\.ts$/ }, async ({ path }) => ({
      contents: markPure(await readFile(path, "utf8")),
      loader: "ts",
    }));
    onLoad(
      {
        filter:
          /[\\/]@smithy[\\/](core[\\/]dist-es[\\/]submodules[\\/]\w+[\\/]index(\.browser)?|signature-v4[\\/]dist-es[\\/]constants)\.js$/,
      },
      async ({ path }) => ({ contents: markPure(await readFile(path, "utf8")), loader: "js" }),
    );
  },
};
