/** Many concurrent calls. */
import { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { expect, test, vi } from "vitest";
import { bytes, text } from "./support.js";

const CALLS = 400;
const CONCURRENCY = 64;

/** Calls a function with each number below a count, with bounded concurrency. */
async function forEach(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

test("many concurrent ReEncrypt calls each get their own response", { timeout: 60_000 }, async () => {
  await using kms = await LocalKms.start();
  const { endpoint, region, credentials } = kms;
  const client = new KMSClient({ endpoint, region, credentials, maxAttempts: 1 });
  const keys = await Promise.all(Array.from({ length: 8 }, () => kms.createKey()));
  const keyOf = (index: number) => keys[index % keys.length]?.KeyId ?? "";
  const contextOf = (index: number) => ({ row: String(index) });

  const old: Uint8Array[] = [];
  await forEach(CALLS, async (index) => {
    const Plaintext = bytes(`row ${index}`);
    const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId: keyOf(index), Plaintext }));
    old[index] = CiphertextBlob;
  });

  const reEncrypted: Uint8Array[] = [];
  const requestIds = new Set<string | undefined>();
  await forEach(CALLS, async (index) => {
    const { CiphertextBlob, KeyId, $metadata } = await client.send(
      new ReEncryptCommand({
        CiphertextBlob: old[index] ?? new Uint8Array(),
        DestinationKeyId: keyOf(index + 1),
        DestinationEncryptionContext: contextOf(index),
      }),
    );
    expect(KeyId.endsWith(keyOf(index + 1))).toBe(true);
    requestIds.add($metadata.requestId);
    reEncrypted[index] = CiphertextBlob;
  });
  expect(requestIds.size).toBe(CALLS);
  expect(kms.requests.of("ReEncrypt").filter(({ status }) => status === 200)).toHaveLength(CALLS);

  await forEach(CALLS, async (index) => {
    const CiphertextBlob = reEncrypted[index] ?? new Uint8Array();
    const EncryptionContext = contextOf(index);
    const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    expect(text(Plaintext)).toBe(`row ${index}`);
  });
  client.destroy();
});

test("concurrent calls succeed while a test has fake timers", async () => {
  await using kms = await LocalKms.start();
  const { endpoint, region, credentials } = kms;
  const client = new KMSClient({ endpoint, region, credentials, maxAttempts: 1 });
  const { KeyId } = await kms.createKey();
  vi.useFakeTimers({ toFake: ["setImmediate", "setTimeout"] });
  try {
    const encrypt = () => client.send(new EncryptCommand({ KeyId, Plaintext: bytes("data") }));
    expect(await Promise.all([encrypt(), encrypt(), encrypt()])).toHaveLength(3);
  } finally {
    vi.useRealTimers();
    client.destroy();
  }
});
