import { type BundleOptions, type BundlePlatform, bundleLambda } from "../lambda.js";
import { compare, type Row, type Rows } from "../Row.js";

/** The sizes of bundles of a Lambda function that re-encrypts. */
export async function bundles(): Promise<Rows> {
  const [node, web, withoutChain] = [
    await sizes("node"),
    await sizes("web"),
    await sizes("node", WITHOUT_CHAIN),
  ];
  return {
    "Bundle for Node.js": node.minified,
    "Bundle for Node.js, gzipped": node.gzipped,
    "Bundle for Node.js, from ES modules, without the credential chain": withoutChain.minified,
    "Bundle for workerd and browsers": web.minified,
    "Bundle for workerd and browsers, gzipped": web.gzipped,
  };
}

/** How to bundle client-kms where size matters. */
const WITHOUT_CHAIN: BundleOptions = {
  format: "esm",
  mainFields: ["module", "main"],
  external: ["@aws-sdk/credential-provider-*"],
};

async function sizes(
  platform: BundlePlatform,
  options?: BundleOptions,
): Promise<Readonly<Record<"minified" | "gzipped", Row>>> {
  const ours = await bundleLambda("kms-reencrypt", platform, options);
  const sdk = await bundleLambda("@aws-sdk/client-kms", platform, options);
  return {
    minified: compare("KB", ours.minified, sdk.minified),
    gzipped: compare("KB", ours.gzipped, sdk.gzipped),
  };
}
