import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { root } from "./paths.js";

/** Where a bundle is to run. */
export type BundlePlatform = "node" | "web";

/** A bundle, and its sizes in KB of 1024 bytes. */
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

/** What a bundle may be made with beside the defaults of esbuild. */
export type BundleOptions = Pick<BuildOptions, "plugins" | "mainFields" | "external" | "format">;

/** Bundles a Lambda function that re-encrypts, with the client of a package, or of a file that has the same exports. */
export async function bundleLambda(
  from: string,
  platform: BundlePlatform,
  options: BundleOptions = {},
): Promise<Bundle> {
  const contents = `import { KMSClient, ReEncryptCommand } from ${JSON.stringify(from)};
    const client = new KMSClient({});
    export const handler = (input) => client.send(new ReEncryptCommand(input));`;
  const { outputFiles, metafile } = await build({
    ...PLATFORMS[platform],
    ...options,
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    // The published files, not the sources that this repository's own configuration maps their names to.
    tsconfigRaw: {},
  });
  const [file] = outputFiles;
  if (file === undefined) {
    throw new Error("esbuild made no bundle.");
  }
  const { contents: bytes, text } = file;
  return { code: text, metafile, minified: bytes.length / 1024, gzipped: gzipSync(bytes).length / 1024 };
}
