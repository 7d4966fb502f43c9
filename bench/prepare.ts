import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { pureSmithy } from "../scripts/bundle.js";
import { built, root } from "./paths.js";

/** Compiles what the benchmarks run, and bundles the clients as for a Lambda function. `before` is the option. */
export async function prepare(before: string | undefined): Promise<void> {
  const other = before === undefined ? undefined : buildOf(before);
  await rm(built, { recursive: true, force: true });
  const entryPoints = [
    "bench/bulk/*.ts",
    "bench/contenders/*.ts",
    "bench/programs/*.ts",
    "bench/statistics.ts",
  ];
  await build({ ...OPTIONS, entryPoints, outdir: built, outbase: "bench", target: "node20.19" });
  await bundleContender("kms-reencrypt", {
    format: "cjs",
    outfile: `${built}/commonjs/kms-reencrypt.cjs`,
    minify: false,
    packages: "external",
  });
  await bundleContender("limit", {});
  await bundleContender("kms-reencrypt", {});
  await bundleContender("client-kms", {
    // The SDK is CommonJS in places, and requires modules of Node.js at run time.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  await bundleInternals("shortcuts", "rewrap");
  if (other !== undefined) {
    const contender = await readFile(`${built}/contenders/kms-reencrypt.js`, "utf8");
    await writeFile(`${built}/contenders/before.js`, withClient(contender, other));
  }
}

/** The client that another checkout has built. */
function buildOf(checkout: string): string {
  const path = resolve(checkout, "dist/index.js");
  if (!existsSync(path)) {
    throw new Error(`--before found no ${path}. Run \`npm run build\` in ${resolve(checkout)}.`);
  }
  return path;
}

/** A contender with another file in place of the package. */
function withClient(contender: string, path: string): string {
  const replaced = contender.replace('"kms-reencrypt"', () => JSON.stringify(pathToFileURL(path)));
  if (replaced === contender) {
    throw new Error('The contender does not import "kms-reencrypt".');
  }
  return replaced;
}

const OPTIONS: BuildOptions = { absWorkingDir: root, format: "esm" };

const bundleContender = (name: string, options: BuildOptions) =>
  build({
    ...OPTIONS,
    entryPoints: [`bench/contenders/${name}.ts`],
    outfile: `${built}/bundled/${name}.js`,
    bundle: true,
    minify: true,
    platform: "node",
    // The published files, not the sources that this repository's own configuration maps their names to.
    tsconfigRaw: {},
    ...options,
  });

/** From the sources: the published files do not export what these measure. */
const bundleInternals = (...names: readonly string[]) =>
  build({
    ...OPTIONS,
    entryPoints: names.map((name) => `bench/${name}.ts`),
    outdir: built,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    external: ["@smithy/core/event-streams", "@opentelemetry/api"],
    plugins: [pureSmithy],
  });
