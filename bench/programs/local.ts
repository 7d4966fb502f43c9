/**
 * How fast a LocalKms is, and whether it keeps what it should not. Arguments: calls, rounds.
 * It fails when a call is lost or gets the answer of another.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";

const CALLS = Number(process.argv[2] ?? 10_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const CALLS_PER_ROUND = Math.ceil(CALLS / 5);
const CONCURRENCY = 64;
const MEGABYTE = 1 << 20;

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

const print = (what: string, value: string): void => console.log(`${what.padEnd(52)} ${value.padStart(12)}`);
const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 3 : 1)} ms`;
const megabytes = (value: number): string => `${(value / MEGABYTE).toFixed(1)} MB`;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** The median time of something, in milliseconds. */
async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let run = 0; run < times; run++) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  return median(taken);
}

/** Does something for each number below a count, a fixed number of them at once. */
async function forEach(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

async function startUp(): Promise<void> {
  const first = performance.now();
  const instances = [await LocalKms.start()];
  print("start, the first one", milliseconds(performance.now() - first));
  print(
    "start, median of 50 more",
    milliseconds(await timed(50, async () => instances.push(await LocalKms.start()))),
  );
  await Promise.all(instances.map((kms) => kms.close()));
}

async function resets(keys: number): Promise<void> {
  const seed: Seed = {
    Keys: Array.from({ length: keys }, (_, index) => ({
      KeyId: `${String(index).padStart(8, "0")}-12ab-34cd-56ef-1234567890ab`,
      KeyMaterial: Buffer.alloc(32, index).toString("base64"),
    })),
  };
  await using kms = await LocalKms.start({ seed });
  print(`reset to ${keys} keys, median of 1,000`, milliseconds(await timed(1_000, () => kms.reset())));
}

interface Load {
  readonly client: KMSClient;
  readonly keyIds: readonly string[];
}

const keyOf = ({ keyIds }: Load, index: number): string => keyIds[index % keyIds.length] ?? "";

/** Re-encrypts as many ciphertexts as there are calls; returns how many ReEncrypts there were per second. */
async function reEncryptMany(load: Load, calls: number): Promise<number> {
  const { client } = load;
  const old: Uint8Array[] = [];
  await forEach(calls, async (index) => {
    const Plaintext = Buffer.from(`row ${index}`);
    old[index] = (
      await client.send(new EncryptCommand({ KeyId: keyOf(load, index), Plaintext }))
    ).CiphertextBlob;
  });
  const start = performance.now();
  const moved: Uint8Array[] = [];
  await forEach(calls, async (index) => {
    const CiphertextBlob = old[index] ?? new Uint8Array();
    const DestinationEncryptionContext = { row: String(index) };
    const DestinationKeyId = keyOf(load, index + 1);
    moved[index] = (
      await client.send(
        new ReEncryptCommand({ CiphertextBlob, DestinationKeyId, DestinationEncryptionContext }),
      )
    ).CiphertextBlob;
  });
  const perSecond = calls / ((performance.now() - start) / 1000);
  await check(load, moved, calls);
  return perSecond;
}

async function check({ client }: Load, moved: readonly Uint8Array[], calls: number): Promise<void> {
  await forEach(calls, async (index) => {
    const CiphertextBlob = moved[index] ?? new Uint8Array();
    const EncryptionContext = { row: String(index) };
    const { Plaintext = new Uint8Array() } = await client.send(
      new DecryptCommand({ CiphertextBlob, EncryptionContext }),
    );
    if (Buffer.from(Plaintext).toString() !== `row ${index}`) {
      throw new Error(`Row ${index} is lost or mixed up.`);
    }
  });
}

/** The heap that is in use, and all memory of the process; after what can go has gone. */
async function memory(): Promise<NodeJS.MemoryUsage> {
  await new Promise(setImmediate);
  collectGarbage();
  return process.memoryUsage();
}

async function loadAndSoak(): Promise<void> {
  await using kms = await LocalKms.start();
  const { endpoint, region, credentials } = kms;
  const client = new KMSClient({ endpoint, region, credentials, maxAttempts: 1 });
  const keys = await Promise.all(Array.from({ length: 8 }, () => kms.createKey()));
  const load: Load = { client, keyIds: keys.map(({ KeyId }) => KeyId) };

  const perSecond = await reEncryptMany(load, CALLS);
  print(`${CALLS} ReEncrypts, ${CONCURRENCY} at once, each one checked`, `${perSecond.toFixed(0)} /s`);

  for (let round = 1; round <= ROUNDS; round++) {
    await reEncryptMany(load, CALLS_PER_ROUND);
    const { heapUsed, rss } = await memory();
    print(
      `soak: after ${(CALLS + round * CALLS_PER_ROUND) * 3} calls, heap / all`,
      `${megabytes(heapUsed)} / ${megabytes(rss)}`,
    );
  }
  client.destroy();
}

await startUp();
await resets(1);
await resets(100);
await loadAndSoak();
