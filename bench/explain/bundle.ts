import { dirname } from "node:path";
import { gzipSync } from "node:zlib";
import { transform } from "esbuild";
import { type Breakdown, sideBySide, withoutSmall } from "../Breakdown.js";
import { type BundlePlatform, bundleLambda } from "../lambda.js";
import { bundleParts } from "../parts.js";
import { withoutSentences } from "./texts.js";

const COLUMNS = ["Node.js", "workerd and browsers"] as const;

/** What the bytes of a bundle are, by folder and package. */
export async function explainBundles(): Promise<Breakdown> {
  const found = [await takeApart("node"), await takeApart("web")];
  const told = found.map(
    ({ sentences }, index) =>
      `${sentences.minified} for ${COLUMNS[index]} (${sentences.gzipped} of the gzipped bytes)`,
  );
  return {
    title: "Bundles",
    how: [
      "Minified bytes by folder and package, as esbuild tells them of a bundle that is made from the sources instead of the published file. Gzipped bytes cannot be told apart in this way.",
      `Of all bytes, messages and advice are at most ${told.join(" and ")}: the bundle is that much smaller when every string, and every text in a template, that has more than 8 characters and a space is empty.`,
    ].join("\n"),
    unit: "bytes",
    columns: COLUMNS,
    parts: withoutSmall(sideBySide(found.map(({ folders }) => folders)), 300),
    explains: {
      "Bundle for Node.js": { ours: COLUMNS[0] },
      "Bundle for Node.js, gzipped": { ours: COLUMNS[0] },
      "Bundle for workerd and browsers": { ours: COLUMNS[1] },
      "Bundle for workerd and browsers, gzipped": { ours: COLUMNS[1] },
    },
  };
}

async function takeApart(platform: BundlePlatform) {
  const { code } = await bundleLambda("kms-reencrypt", platform);
  const folders = await byFolder(platform);
  const inFolders = [...folders.values()].reduce((sum, bytes) => sum + bytes, 0);
  folders.set("difference to the bundle of the published file", Buffer.byteLength(code) - inFolders);
  return { folders, sentences: await bytesOfSentences(code) };
}

async function byFolder(platform: BundlePlatform): Promise<Map<string, number>> {
  const folders = new Map<string, number>();
  for (const [path, bytes] of Object.entries(await bundleParts(platform))) {
    const folder = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? dirname(path);
    folders.set(folder, (folders.get(folder) ?? 0) + bytes);
  }
  return folders;
}

async function bytesOfSentences(code: string): Promise<{ minified: number; gzipped: number }> {
  const silent = withoutSentences(code);
  // It fails when what is left is no program, as it would be had something else been taken for a text.
  await transform(silent);
  return {
    minified: Buffer.byteLength(code) - Buffer.byteLength(silent),
    gzipped: gzipSync(code).length - gzipSync(silent).length,
  };
}
