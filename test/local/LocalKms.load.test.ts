/** Many calls at once: none is lost, and none gets the answer of another. `npm run bench` does it with 10,000. */
import { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { expect, test } from "vitest";
import { bytes, text } from "./support.js";

const CALLS = 400;
const CONCURRENCY = 64;

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

test("many ReEncrypts at once lose and mix up nothing", { timeout: 60_000 }, async () => {
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

  const moved: Uint8Array[] = [];
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
    moved[index] = CiphertextBlob;
  });
  expect(requestIds.size).toBe(CALLS);
  expect(kms.requests.of("ReEncrypt").filter(({ status }) => status === 200)).toHaveLength(CALLS);

  await forEach(CALLS, async (index) => {
    const CiphertextBlob = moved[index] ?? new Uint8Array();
    const EncryptionContext = contextOf(index);
    const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    expect(text(Plaintext)).toBe(`row ${index}`);
  });
  client.destroy();
});
