import { pureCalls } from "../scripts/bundle.js";
import { bundleLambda } from "./lambda.js";
import { root } from "./paths.js";

/** The bytes of each source in the bundle of a Lambda function, made from the sources: the published file is one. */
export async function bundleParts(): Promise<Record<string, number>> {
  const { metafile } = await bundleLambda(`${root}src/index.ts`, "node", {
    mainFields: ["module", "main"],
    external: ["@smithy/core/event-streams"],
    plugins: [pureCalls],
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return Object.fromEntries(
    inputs
      .map(([path, { bytesInOutput }]): [string, number] => [path, bytesInOutput])
      .filter(([, bytes]) => bytes > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
