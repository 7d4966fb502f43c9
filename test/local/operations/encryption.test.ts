/** Encrypt, Decrypt and ReEncrypt, with the AWS client. */
import { DecryptCommand, EncryptCommand, ReEncryptCommand } from "@aws-sdk/client-kms";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { awsClient, bytes, text } from "../support.js";

const RSA = "RSAES_OAEP_SHA_256";
const MATERIAL_ID = expect.stringMatching(/^[0-9a-f]{64}$/);

async function setUp() {
  const kms = await LocalKms.start({ region: "eu-central-1", accountId: "123456789012" });
  const source = await kms.createKey();
  const destination = await kms.createKey();
  const rsa = await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
  await kms.createAlias({ AliasName: "alias/new", TargetKeyId: destination.Arn });
  const client = awsClient(kms);
  const encrypt = async (KeyId: string, input: Partial<EncryptCommand["input"]> = {}) => {
    const response = await client.send(new EncryptCommand({ KeyId, Plaintext: bytes("data"), ...input }));
    return response.CiphertextBlob ?? new Uint8Array();
  };
  return { kms, client, source, destination, rsa, encrypt };
}

describe("LocalKms", () => {
  let fixtures: Awaited<ReturnType<typeof setUp>>;
  beforeAll(async () => {
    fixtures = await setUp();
  });
  afterAll(() => fixtures.kms.close());

  test("encrypts and decrypts with a symmetric key", async () => {
    const { client, source } = fixtures;
    const EncryptionContext = { tenant: "acme", stage: "prod" };
    const encrypted = await client.send(
      new EncryptCommand({ KeyId: source.KeyId, Plaintext: bytes("data"), EncryptionContext }),
    );
    expect(encrypted).toMatchObject({ KeyId: source.Arn, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });

    const { Plaintext, ...decrypted } = await client.send(
      new DecryptCommand({
        CiphertextBlob: encrypted.CiphertextBlob,
        EncryptionContext: { stage: "prod", tenant: "acme" },
      }),
    );
    expect(text(Plaintext)).toBe("data");
    expect(decrypted).toMatchObject({
      KeyId: source.Arn,
      EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
      KeyMaterialId: source.CurrentKeyMaterialId,
    });
  });

  test("encrypts the largest plaintext within the ciphertext limit of KMS", async () => {
    const blob = await fixtures.encrypt(fixtures.source.KeyId, { Plaintext: new Uint8Array(4096).fill(7) });
    expect(blob.length).toBeLessThanOrEqual(6144);
    const { Plaintext } = await fixtures.client.send(new DecryptCommand({ CiphertextBlob: blob }));
    expect(Plaintext).toEqual(new Uint8Array(4096).fill(7));
  });

  test("re-encrypts under another key and another context", async () => {
    const { client, source, destination, encrypt } = fixtures;
    const { CiphertextBlob, $metadata, ...response } = await client.send(
      new ReEncryptCommand({
        CiphertextBlob: await encrypt(source.KeyId, { EncryptionContext: { version: "1" } }),
        SourceKeyId: source.Arn,
        SourceEncryptionContext: { version: "1" },
        DestinationKeyId: "alias/new",
        DestinationEncryptionContext: { version: "2" },
      }),
    );
    expect(response).toEqual({
      SourceKeyId: source.Arn,
      KeyId: destination.Arn,
      SourceEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
      DestinationEncryptionAlgorithm: "SYMMETRIC_DEFAULT",
      SourceKeyMaterialId: source.CurrentKeyMaterialId,
      DestinationKeyMaterialId: destination.CurrentKeyMaterialId,
    });
    expect($metadata.httpStatusCode).toBe(200);

    const { Plaintext } = await client.send(
      new DecryptCommand({ CiphertextBlob, EncryptionContext: { version: "2" } }),
    );
    expect(text(Plaintext)).toBe("data");
  });

  test("re-encrypts under the same key, with the same key material", async () => {
    const CiphertextBlob = await fixtures.encrypt(fixtures.source.KeyId);
    const response = await fixtures.client.send(
      new ReEncryptCommand({ CiphertextBlob, DestinationKeyId: fixtures.source.KeyId }),
    );
    expect(response.CiphertextBlob).not.toEqual(CiphertextBlob);
    expect(response.SourceKeyMaterialId).toEqual(MATERIAL_ID);
    expect(response.DestinationKeyMaterialId).toBe(response.SourceKeyMaterialId);
  });

  test("re-encrypts from a symmetric key to RSA and back, without key material IDs for RSA", async () => {
    const { client, source, rsa, encrypt } = fixtures;
    const there = await client.send(
      new ReEncryptCommand({
        CiphertextBlob: await encrypt(source.KeyId),
        DestinationKeyId: rsa.KeyId,
        DestinationEncryptionAlgorithm: RSA,
      }),
    );
    expect(there).toMatchObject({ DestinationEncryptionAlgorithm: RSA, SourceKeyMaterialId: MATERIAL_ID });
    expect(there).not.toHaveProperty("DestinationKeyMaterialId");
    expect(there.CiphertextBlob).toHaveLength(256);

    const back = await client.send(
      new ReEncryptCommand({
        CiphertextBlob: there.CiphertextBlob,
        SourceKeyId: rsa.Arn,
        SourceEncryptionAlgorithm: RSA,
        DestinationKeyId: source.KeyId,
      }),
    );
    expect(back).not.toHaveProperty("SourceKeyMaterialId");
    const { Plaintext } = await client.send(new DecryptCommand({ CiphertextBlob: back.CiphertextBlob }));
    expect(text(Plaintext)).toBe("data");
  });

  test.each(["KeyId", "Arn", "alias", "alias ARN"] as const)("finds a key by its %s", async (kind) => {
    const { destination, encrypt, client } = fixtures;
    const names = {
      KeyId: destination.KeyId,
      Arn: destination.Arn,
      alias: "alias/new",
      "alias ARN": "arn:aws:kms:eu-central-1:123456789012:alias/new",
    };
    const CiphertextBlob = await encrypt(names[kind]);
    const { KeyId } = await client.send(new DecryptCommand({ CiphertextBlob, KeyId: names[kind] }));
    expect(KeyId).toBe(destination.Arn);
  });

  test("treats an empty encryption context as none", async () => {
    const CiphertextBlob = await fixtures.encrypt(fixtures.source.KeyId, { EncryptionContext: {} });
    const { Plaintext } = await fixtures.client.send(new DecryptCommand({ CiphertextBlob }));
    expect(text(Plaintext)).toBe("data");
  });

  test("responds to many concurrent calls, each with its own data", { timeout: 30_000 }, async () => {
    const messages = Array.from({ length: 200 }, (_, index) => `message ${index}`);
    const plaintexts = await Promise.all(
      messages.map(async (message) => {
        const CiphertextBlob = await fixtures.encrypt(fixtures.source.KeyId, { Plaintext: bytes(message) });
        const { Plaintext } = await fixtures.client.send(new DecryptCommand({ CiphertextBlob }));
        return text(Plaintext);
      }),
    );
    expect(plaintexts).toEqual(messages);
  });
});
