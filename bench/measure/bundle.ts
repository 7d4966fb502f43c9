import { BUNDLE_SIZES, type BundlePlatform, bundleLambda } from "../lambda.js";
import { below, type Measurement } from "../Measurement.js";

/** The bundle of a Lambda function that re-encrypts, as it is and compressed. */
export async function bundles(platform: BundlePlatform): Promise<Measurement[]> {
  const [ours, sdk] = await Promise.all(
    ["kms-reencrypt", "@aws-sdk/client-kms"].map((from) => bundleLambda(from, platform)),
  );
  const where = platform === "node" ? "Node.js" : "workerd and browsers";
  return (["minified", "gzipped"] as const).map((size) => {
    const figures = { "kms-reencrypt": ours?.[size] ?? Number.NaN, "client-kms": sdk?.[size] ?? Number.NaN };
    return {
      what: size === "gzipped" ? `Bundle for ${where}, gzipped` : `Bundle for ${where}`,
      how: "esbuild --bundle --minify of a Lambda function that re-encrypts",
      unit: "KB",
      figures,
      goals: [below(figures, BUNDLE_SIZES[platform][size].goal, "KB")],
    };
  });
}
