import { readFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { root } from "./paths.js";

const versionOf = async (path: string): Promise<string> =>
  JSON.parse(await readFile(`${root}${path}/package.json`, "utf8")).version;

/** On what, when and with which versions the figures were measured. */
export async function circumstances(): Promise<string> {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / (1 << 30));
  const [ours, sdk, aws4fetch, esbuild] = await Promise.all(
    [".", "node_modules/@aws-sdk/client-kms", "node_modules/aws4fetch", "node_modules/esbuild"].map(
      versionOf,
    ),
  );
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} with Node.js ${process.versions.node}`,
    `on ${cpus().length} cores of ${first?.model.trim() ?? "an unknown processor"} with ${gigabytes} GB;`,
    `kms-reencrypt ${ours}, @aws-sdk/client-kms ${sdk}, aws4fetch ${aws4fetch}, esbuild ${esbuild}.`,
  ].join(" ");
}
