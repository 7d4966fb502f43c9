import { readdir, rm } from "node:fs/promises";
import { build } from "esbuild";
import { pureCalls } from "../scripts/bundle.js";
import { built, PROFILED, root } from "./paths.js";

/** Makes plain JavaScript of what the benchmarks run, and the bundle of the SDK that a Lambda function would have. */
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
  // For the profile: with comments that say where each part comes from.
  await build({
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
  await build({
    absWorkingDir: root,
    entryPoints: ["bench/contenders/client-kms.ts"],
    outfile: `${built}/bundled/client-kms.js`,
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    // The SDK is CommonJS in places, and asks for modules of Node.js at run time.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    tsconfigRaw: {},
  });
}
