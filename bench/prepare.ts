import { readdir, rm } from "node:fs/promises";
import { type BuildOptions, build } from "esbuild";
import { pureCalls } from "../scripts/bundle.js";
import { built, PROFILED, root } from "./paths.js";

/** Makes plain JavaScript of what the benchmarks run, and the bundles that a Lambda function would have. */
export async function prepare(): Promise<void> {
  await rm(built, { recursive: true, force: true });
  const folders = ["contenders", "programs"];
  const files = await Promise.all(folders.map((folder) => readdir(`${root}bench/${folder}`)));
  const entryPoints = folders.flatMap((folder, index) =>
    (files[index] ?? []).map((file) => `bench/${folder}/${file}`),
  );
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir: built,
    outbase: "bench",
    format: "esm",
    target: "node20.19",
  });
  await forProfile();
  await bundleContender("kms-reencrypt", {});
  await bundleContender("client-kms", {
    // The SDK is CommonJS in places, and asks for modules of Node.js at run time.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
}

/** From the sources, and with comments that say where each part comes from. */
const forProfile = () =>
  build({
    absWorkingDir: root,
    entryPoints: ["bench/contenders/kms-reencrypt.ts"],
    outfile: PROFILED,
    bundle: true,
    platform: "node",
    format: "esm",
    mainFields: ["module", "main"],
    external: ["@smithy/core/event-streams"],
    plugins: [pureCalls],
  });

const bundleContender = (name: string, options: BuildOptions) =>
  build({
    ...options,
    absWorkingDir: root,
    entryPoints: [`bench/contenders/${name}.ts`],
    outfile: `${built}/bundled/${name}.js`,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    // The published files, and not the sources that this repository's own configuration names.
    tsconfigRaw: {},
  });
