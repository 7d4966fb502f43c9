import { pureCalls, webPlatform } from "../scripts/bundle.js";
import { type BundlePlatform, bundleLambda } from "./lambda.js";
import { root } from "./paths.js";

const OPTIONS = {
  node: { mainFields: ["module", "main"], plugins: [pureCalls] },
  web: { mainFields: ["browser", "module", "main"], plugins: [pureCalls, webPlatform] },
};

/** The bytes of each source in the bundle of a Lambda function, made from the sources: the published file is one. */
export async function bundleParts(platform: BundlePlatform = "node"): Promise<Record<string, number>> {
  const { metafile } = await bundleLambda(`${root}src/index.ts`, platform, {
    ...OPTIONS[platform],
    external: ["@smithy/core/event-streams"],
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return Object.fromEntries(
    inputs
      .map(([path, { bytesInOutput }]): [string, number] => [path, bytesInOutput])
      .filter(([, bytes]) => bytes > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
