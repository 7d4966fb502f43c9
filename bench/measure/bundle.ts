import { BUNDLE_SIZES, type Bundle, type BundlePlatform, bundleContender, bundleLambda } from "../lambda.js";
import { below, type Figures, type Measurement } from "../Measurement.js";

/** The bundle of a Lambda function that re-encrypts, as it is and compressed. */
export async function bundles(platform: BundlePlatform): Promise<Measurement[]> {
  const found = await Promise.all([
    bundleLambda("kms-reencrypt", platform),
    bundleLambda("@aws-sdk/client-kms", platform),
    bundleContender("aws4fetch", platform),
    ...(platform === "node" ? [bundleContender("limit", platform)] : []),
  ]);
  const where = platform === "node" ? "Node.js" : "workerd and browsers";
  return (["minified", "gzipped"] as const).map((size) => {
    const figures = figuresOf(found, size);
    return {
      what: size === "gzipped" ? `Bundle for ${where}, gzipped` : `Bundle for ${where}`,
      how: HOW[platform],
      unit: "KB",
      figures,
      goals: [below(figures, BUNDLE_SIZES[platform][size].goal, "KB")],
    };
  });
}

const HOW: Readonly<Record<BundlePlatform, string>> = {
  node: "esbuild --bundle --minify --platform=node of a Lambda function that re-encrypts, otherwise with its defaults: it takes the CommonJS of client-kms, with the credential chain, which no bundle of ours has in it; of aws4fetch and the limit, what the benchmarks call",
  web: "the same with --platform=browser --conditions=workerd --format=esm, where client-kms has no credential chain either",
};

/** As somebody does it who cares for the size. */
export async function bundlesWithoutChain(): Promise<Measurement> {
  const options = {
    format: "esm" as const,
    mainFields: ["module", "main"],
    external: ["@aws-sdk/credential-provider-*"],
  };
  const found = await Promise.all([
    bundleLambda("kms-reencrypt", "node", options),
    bundleLambda("@aws-sdk/client-kms", "node", options),
  ]);
  return {
    what: "Bundle for Node.js, from ES modules, without the credential chain",
    how: "the same with --format=esm --main-fields=module,main --external:@aws-sdk/credential-provider-*",
    unit: "KB",
    figures: figuresOf(found, "minified"),
    goals: [],
  };
}

const figuresOf = (
  [ours, sdk, aws4fetch, limit]: readonly Bundle[],
  size: "minified" | "gzipped",
): Figures => ({
  ...(ours && { "kms-reencrypt": ours[size] }),
  ...(sdk && { "client-kms": sdk[size] }),
  ...(aws4fetch && { aws4fetch: aws4fetch[size] }),
  ...(limit && { limit: limit[size] }),
});
