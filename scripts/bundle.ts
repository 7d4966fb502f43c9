import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type BuildOptions, build, type Metafile, type Plugin } from "esbuild";
import { entries, formats } from "./entries.js";

/**
 * Bundles every entry in every format, and says in build/meta.json what is in each file; the licences and the
 * tests go by that.
 *
 * Not minified and without source maps: a stack trace is readable as it is, and a map with its sources would be
 * larger than the code.
 */
export async function bundle(): Promise<Metafile> {
  const metafile: Metafile = { inputs: {}, outputs: {} };
  for (const { format, extension } of formats) {
    for (const options of [forNode(extension), forWeb(extension)]) {
      const { inputs, outputs } = await bundleAs({ ...options, format });
      Object.assign(metafile.inputs, inputs);
      Object.assign(metafile.outputs, outputs);
    }
  }
  await writeFile("build/meta.json", JSON.stringify(metafile));
  return metafile;
}

// In both, the smithy packages' ES modules come first: their CommonJS cannot be tree-shaken.
const forNode = (extension: string): BuildOptions => ({
  entryPoints: entries.map(({ name, source }) => ({ in: source, out: name })),
  outExtension: { ".js": extension },
  platform: "node",
  target: "node20.19",
  mainFields: ["module", "main"],
  plugins: [pureCalls],
});

const forWeb = (extension: string): BuildOptions => ({
  entryPoints: entries.filter(({ web }) => web).map(({ name, source }) => ({ in: source, out: name })),
  outExtension: { ".js": `.web${extension}` },
  platform: "browser",
  target: "es2022",
  mainFields: ["browser", "module", "main"],
  plugins: [pureCalls, webPlatform],
});

async function bundleAs(options: BuildOptions): Promise<Metafile> {
  const { metafile, warnings } = await build({
    ...options,
    outdir: "dist",
    bundle: true,
    charset: "utf8",
    // A class of @smithy/core that nothing here uses would load it when called. That alone makes esbuild keep more
    // than is used. A test makes sure that no bundle mentions it.
    external: ["@smithy/core/event-streams"],
    legalComments: "inline",
    banner: { js: "/*! kms-reencrypt, Apache-2.0. Packages in this file: see THIRD_PARTY_LICENSES. */" },
    metafile: true,
  });
  if (warnings.length > 0) {
    throw new Error("esbuild warned; see above.");
  }
  return metafile;
}

/** Puts the platform for everything but Node.js in the place of that of Node.js. */
const webPlatform: Plugin = {
  name: "web-platform",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/platform\/node\.js$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, "platform", "web.ts"),
    })),
};

/**
 * Tells esbuild which calls do nothing until their result is used, so that what needs only the declarations beside
 * them (an entry, and a user's bundle) does without them: `class X extends command(…)` does without the class and the
 * pipeline below it, and the smithy packages' `x = bindX(…)` without 15 KB that parse dates and retry in another way.
 */
const pureCalls: Plugin = {
  name: "pure-calls",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/]commands[\\/]\w+\.ts$/ }, async ({ path }) => ({
      contents: await withPure(path, /(?<=^export class \w+ extends )(?=command\()/gm),
      loader: "ts",
    }));
    onLoad(
      { filter: /[\\/]@smithy[\\/]core[\\/]dist-es[\\/]submodules[\\/]\w+[\\/]index(\.browser)?\.js$/ },
      async ({ path }) => ({
        contents: await withPure(path, /(?<=^export (const|class) \w+ (=|extends) )(?=bind\w+\()/gm),
        loader: "js",
      }),
    );
  },
};

const withPure = async (path: string, calls: RegExp): Promise<string> =>
  (await readFile(path, "utf8")).replace(calls, "/* @__PURE__ */ ");
