import { EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const seed: Seed = {
  Keys: [
    { KeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { KeyId: "0987dcba-09fe-87dc-65ba-ab0987654321" },
  ],
  Aliases: [
    { AliasName: "alias/old", TargetKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { AliasName: "alias/new", TargetKeyId: "0987dcba-09fe-87dc-65ba-ab0987654321" },
  ],
};

let kms: LocalKms;
let client: KMSClient;
beforeAll(async () => {
  kms = await LocalKms.start({ seed });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
});
beforeEach(() => kms.reset());
afterAll(() => kms.close());

// The code under test; in your project it is imported.
const move = (CiphertextBlob: Uint8Array) =>
  client.send(new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: "alias/new" }));

test("re-encrypts a ciphertext under the new key, even when KMS fails at first", async () => {
  const { CiphertextBlob: old } = await client.send(
    new EncryptCommand({ KeyId: "alias/old", Plaintext: Buffer.from("data") }),
  );
  kms.faults.next(2, "KMSInternalException", { operation: "ReEncrypt" });

  const moved = await move(old);

  expect(moved.KeyId).toMatch(/0987dcba-09fe-87dc-65ba-ab0987654321$/);
  expect(kms.requests.of("ReEncrypt")).toMatchObject([
    { status: 500, errorCode: "KMSInternalException" },
    { status: 500, errorCode: "KMSInternalException" },
    { status: 200, keyIds: { DestinationKeyId: "alias/new" } },
  ]);
});
