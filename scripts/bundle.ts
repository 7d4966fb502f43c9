import { readFile, writeFile } from "node:fs/promises";
import { build, type Metafile, type Plugin } from "esbuild";
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
    const { inputs, outputs } = await bundleAs(format, extension);
    Object.assign(metafile.inputs, inputs);
    Object.assign(metafile.outputs, outputs);
  }
  await writeFile("build/meta.json", JSON.stringify(metafile));
  return metafile;
}

async function bundleAs(format: "esm" | "cjs", extension: string): Promise<Metafile> {
  const { metafile, warnings } = await build({
    entryPoints: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
    outdir: "dist",
    outExtension: { ".js": extension },
    format,
    bundle: true,
    platform: "node",
    target: "node20.19",
    charset: "utf8",
    // The smithy packages' ES modules: their CommonJS cannot be tree-shaken.
    mainFields: ["module", "main"],
    // A class of @smithy/core that nothing here uses would load it when called. That alone makes esbuild keep more
    // than is used. A test makes sure that no bundle mentions it.
    external: ["@smithy/core/event-streams"],
    plugins: [pureCommands],
    legalComments: "inline",
    banner: { js: "/*! kms-reencrypt, Apache-2.0. Packages in this file: see THIRD_PARTY_LICENSES. */" },
    metafile: true,
  });
  if (warnings.length > 0) {
    throw new Error("esbuild warned; see above.");
  }
  return metafile;
}

/**
 * Tells esbuild that `class X extends command(…)` does nothing until it is used, so that an entry which needs only
 * the declarations beside it (and a user's bundle) does without the class and the pipeline below it.
 */
const pureCommands: Plugin = {
  name: "pure-commands",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]src[\\/]commands[\\/]\w+\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(
        /^(export class \w+ extends) (?=command\()/gm,
        "$1 /* @__PURE__ */ ",
      ),
      loader: "ts",
    })),
};
