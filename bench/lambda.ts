import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { root } from "./paths.js";

/** Where a bundle is to run. */
export type BundlePlatform = "node" | "web";

/** What a bundle may have at most, in KB of 1024 bytes. */
interface AtMost {
  /** What `npm run bench` tells of. */
  readonly goal: number;
  /** What `npm test` holds: the goal where that is reached, and otherwise what is reached, rounded up. */
  readonly limit: number;
}

/** The goals and the limits of the bundle of a Lambda function that re-encrypts. */
export const BUNDLE_SIZES: Readonly<
  Record<BundlePlatform, Readonly<Record<"minified" | "gzipped", AtMost>>>
> = {
  node: { minified: { goal: 45, limit: 59.7 }, gzipped: { goal: 15, limit: 22.4 } },
  web: { minified: { goal: 40, limit: 58.4 }, gzipped: { goal: 13, limit: 22.4 } },
};

/** A bundle, and its sizes in KB. */
export interface Bundle {
  readonly code: string;
  readonly metafile: Metafile;
  readonly minified: number;
  readonly gzipped: number;
}

const PLATFORMS: Readonly<Record<BundlePlatform, BuildOptions>> = {
  node: { platform: "node" },
  web: { platform: "browser", conditions: ["workerd"], format: "esm" },
};

/** What a bundle may be made with beside the defaults. */
type Options = Pick<BuildOptions, "plugins" | "mainFields" | "external" | "format">;

/** Bundles a Lambda function that re-encrypts, with a package that has the names of the SDK. */
export const bundleLambda = (
  from: string,
  platform: BundlePlatform,
  options: Options = {},
): Promise<Bundle> =>
  bundle(
    `import { KMSClient, ReEncryptCommand } from ${JSON.stringify(from)};
    const client = new KMSClient({});
    export const handler = (input) => client.send(new ReEncryptCommand(input));`,
    platform,
    options,
  );

/** Bundles what the benchmarks call, of a contender that has no client to import. */
export const bundleContender = (name: "aws4fetch" | "limit", platform: BundlePlatform): Promise<Bundle> =>
  bundle(`export { connect } from "./bench/contenders/${name}.ts";`, platform, {});

async function bundle(contents: string, platform: BundlePlatform, options: Options): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...PLATFORMS[platform],
    ...options,
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    // The published files, and not the sources that this repository's own configuration names.
    tsconfigRaw: {},
  });
  const [file] = outputFiles;
  if (file === undefined) {
    throw new Error("esbuild made no bundle.");
  }
  const { contents: bytes, text } = file;
  return { code: text, metafile, minified: bytes.length / 1024, gzipped: gzipSync(bytes).length / 1024 };
}
