/**
 * Runs a job that asks for more than the quota of a LocalKms, and draws its pace:
 * `npx tsx bench/throttled-job.ts`. It takes about a minute and writes `bench/throttled-job.svg`.
 */
import { writeFile } from "node:fs/promises";
import { EncryptCommand, KMSClient, type ReEncryptSummary, reEncryptAll } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { chart } from "./chart.js";
import { root } from "./paths.js";

const QUOTA = 100;
const ASKED = 200;
const SECONDS = 60;

await using kms = await LocalKms.start({ quotas: { cryptographicOperations: { symmetric: QUOTA } } });
const [{ KeyId }, { KeyId: DestinationKeyId }] = [await kms.createKey(), await kms.createKey()];
const { endpoint, region, credentials } = kms;
const client = new KMSClient({ endpoint, region, credentials });
const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext: new Uint8Array(32) }));
// Five seconds of faults that are not throttling.
const timers = [
  setTimeout(() => kms.faults.rate(0.3, "KMSInternalException", { operation: "ReEncrypt" }), 40_000),
  setTimeout(() => kms.faults.clear(), 45_000),
];
const seen: ReEncryptSummary[] = [];
const started = performance.now();
function* items() {
  while (performance.now() - started < SECONDS * 1000) yield CiphertextBlob;
}
const options = { DestinationKeyId, maxRequestsPerSecond: ASKED };
const results = reEncryptAll(client, items(), {
  ...options,
  onProgress: (summary) => void seen.push(summary),
});
for await (const { status } of results) {
  if (status !== "reencrypted") throw new Error(`An item is ${status}`);
}
for (const timer of timers) clearTimeout(timer);
client.destroy();

const perSecond = (count: (summary: ReEncryptSummary) => number) =>
  seen.slice(0, SECONDS).map((summary, index) => {
    const before = seen[index - 1];
    const elapsed = summary.millis - (before?.millis ?? 0);
    return ((count(summary) - (before === undefined ? 0 : count(before))) * 1000) / elapsed;
  });
const svg = chart(`A job that asks for ${ASKED} requests per second of a quota of ${QUOTA}`, "per second", [
  { name: "re-encrypted", color: "#2a9d4a", values: perSecond(({ changed }) => changed) },
  { name: "throttled", color: "#d0453a", values: perSecond(({ throttled }) => throttled) },
  {
    name: "retried after another fault",
    color: "#3a7bd0",
    values: perSecond(({ retried, throttled }) => Math.max(0, retried - throttled)),
  },
]);
await writeFile(`${root}bench/throttled-job.svg`, svg);
console.log(results.summary);
