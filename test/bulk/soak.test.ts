/**
 * Many items through a LocalKms that fails in every way. KMS_TEST_SOAK=full makes 100,000 items of the few that `npm test`
 * uses, which takes some minutes.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { DecryptCommand, EncryptCommand, KMSClient, type KMSClientConfig, reEncryptAll } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { UndiciHttpHandler } from "kms-reencrypt/undici";
import { expect, it } from "vitest";
import { fakeClient, outputFor } from "../support/bulk-jobs.js";

const isFull = process.env.KMS_TEST_SOAK === "full";
const COUNT = isFull ? 100_000 : 1_000;
const MINUTES = 60_000;

/** Does work for all numbers below a count, some at a time. */
async function forAll(count: number, work: (number: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: 40 }, worker));
}

const textOf = (id: number): string => `the secret of item ${id}`;
const before = (id: number) => ({ tenant: String(id % 7) });
const after = (id: number) => ({ tenant: String(id % 7), generation: "2" });

const handlers: Readonly<Record<string, () => NonNullable<KMSClientConfig["requestHandler"]>>> = {
  "node:http": () => ({ requestTimeout: 5_000, httpAgent: { maxSockets: 64 } }),
  undici: () => new UndiciHttpHandler({ requestTimeout: 5_000, maxSockets: 64 }),
};

it.each(Object.entries(handlers))(
  `over %s, of ${COUNT} items with a fifth of faults, none is lost or doubled, and each decrypts under the new key and context`,
  async (_, handlerOf) => {
    await using kms = await LocalKms.start();
    const [{ KeyId: from }, { KeyId: to }] = [await kms.createKey(), await kms.createKey()];
    const { endpoint, region, credentials } = kms;
    const client = new KMSClient({ endpoint, region, credentials, requestHandler: handlerOf() });
    const ciphertexts: Uint8Array[] = [];
    await forAll(COUNT, async (id) => {
      const Plaintext = new TextEncoder().encode(textOf(id));
      const encrypt = new EncryptCommand({ KeyId: from, Plaintext, EncryptionContext: before(id) });
      ciphertexts[id] = (await client.send(encrypt)).CiphertextBlob;
    });
    function* items() {
      for (const [id, CiphertextBlob] of ciphertexts.entries()) {
        const contexts = { SourceEncryptionContext: before(id), DestinationEncryptionContext: after(id) };
        yield { id, CiphertextBlob, ...contexts };
      }
    }

    const scope = { operation: "ReEncrypt" } as const;
    const faults = [
      "KMSInternalException",
      "DependencyTimeoutException",
      "ServiceUnavailableException",
    ] as const;
    const lost = ["DropBeforeResponse", "DropDuringResponse", "TruncatedBody", "BadGateway"] as const;
    for (const fault of [...faults, ...lost]) kms.faults.rate(0.025, fault, scope);
    kms.faults.rate(0.01, "ThrottlingException", scope);
    kms.faults.rate(0.02, { latency: 30 }, scope);
    const options = {
      SourceKeyId: from,
      DestinationKeyId: to,
      maxRequestsPerSecond: Number.POSITIVE_INFINITY,
    };
    const results = reEncryptAll(client, items(), options);
    const moved = new Map<number, Uint8Array>();
    for await (const result of results) {
      if (result.status !== "reencrypted") throw new Error(`${result.item.id} is ${result.status}`);
      expect(moved.has(result.item.id)).toBe(false);
      moved.set(result.item.id, result.output.CiphertextBlob);
      if (moved.size === Math.floor(COUNT / 3)) kms.faults.next(40, "ThrottlingException", scope);
    }
    kms.faults.clear();

    expect(moved.size).toBe(COUNT);
    expect(results.summary).toMatchObject({ done: COUNT, changed: COUNT, failed: 0 });
    expect(results.summary.retried).toBeGreaterThan(COUNT * 0.15);
    expect(results.summary.requests).toBe(COUNT + results.summary.retried + 1);
    await forAll(COUNT, async (id) => {
      const decrypt = {
        KeyId: to,
        CiphertextBlob: moved.get(id) ?? new Uint8Array(1),
        EncryptionContext: after(id),
      };
      const { Plaintext } = await client.send(new DecryptCommand(decrypt));
      if (new TextDecoder().decode(Plaintext) !== textOf(id))
        throw new Error(`Item ${id} has another plaintext`);
    });
    client.destroy();
    if (isFull) console.log(results.summary);
  },
  isFull ? 60 * MINUTES : MINUTES,
);

const MANY = isFull ? 1_000_000 : 100_000;

it(
  `memory does not grow with the number of items: ${MANY} of them`,
  async () => {
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc");
    setFlagsFromString("--no-expose-gc");
    const fake = fakeClient((input) => {
      fake.inputs.length = 0;
      return outputFor(input);
    });
    const blob = new Uint8Array(200).fill(7);
    function* items() {
      for (let id = 0; id < MANY; id++) yield { id, CiphertextBlob: blob, SourceKeyId: `alias/${id % 3}` };
    }
    const options = { DestinationKeyId: "alias/new", maxRequestsPerSecond: Number.POSITIVE_INFINITY };
    let count = 0;
    const heap: number[] = [];
    for await (const { status } of reEncryptAll(fake.client, items(), options)) {
      if (status !== "reencrypted") throw new Error(status);
      if (++count % (MANY / 10) === 0) {
        collectGarbage();
        heap.push(process.memoryUsage().heapUsed / (1 << 20));
      }
    }
    console.log(
      `Heap at each tenth of ${MANY} items, in MB: ${heap.map((size) => size.toFixed(1)).join(", ")}`,
    );
    expect(count).toBe(MANY);
    expect(Math.max(...heap) - Math.min(...heap)).toBeLessThan(2);
  },
  10 * MINUTES,
);
