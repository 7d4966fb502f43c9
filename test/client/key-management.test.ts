/** A manual key rotation with this package's client over HTTP: the commands around ReEncrypt, and their errors. */
import { createPublicKey, publicEncrypt } from "node:crypto";
import * as ours from "kms-reencrypt";
import { KMS } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rejection } from "../support/rejection.js";
import { encodingsOf, printed } from "../support/secrets.js";

let server: LocalKms;
let kms: KMS;
beforeAll(async () => {
  server = await LocalKms.start();
  kms = new KMS({ endpoint: server.endpoint, region: server.region, credentials: server.credentials });
});
afterAll(async () => {
  kms.destroy();
  await server.close();
});

const bytes = (text: string) => new TextEncoder().encode(text);

test("a manual rotation re-encrypts the data, moves the alias and disables the old key", async () => {
  const { KeyMetadata: old } = await kms.createKey({
    Description: "old",
    Tags: [{ TagKey: "a", TagValue: "" }],
  });
  await kms.createAlias({ AliasName: "alias/rotating", TargetKeyId: old.KeyId });
  const { CiphertextBlob } = await kms.encrypt({ KeyId: "alias/rotating", Plaintext: bytes("data") });

  const { KeyMetadata: next } = await kms.createKey();
  const moved = await kms.reEncrypt({ CiphertextBlob, DestinationKeyId: next.KeyId });
  await kms.updateAlias({ AliasName: "alias/rotating", TargetKeyId: next.KeyId });
  await kms.disableKey({ KeyId: old.KeyId });

  const { KeyMetadata: described } = await kms.describeKey({ KeyId: "alias/rotating" });
  expect(described.Arn).toBe(next.Arn);
  expect((await kms.decrypt({ CiphertextBlob: moved.CiphertextBlob })).Plaintext).toEqual(bytes("data"));
  expect(await rejection(kms.decrypt({ CiphertextBlob }))).toBeInstanceOf(ours.DisabledException);

  await kms.enableKey({ KeyId: old.KeyId });
  const { DeletionDate, KeyState } = await kms.scheduleKeyDeletion({
    KeyId: old.KeyId,
    PendingWindowInDays: 7,
  });
  expect([DeletionDate, KeyState]).toEqual([expect.any(Date), "PendingDeletion"]);
  expect(await kms.cancelKeyDeletion({ KeyId: String(old.Arn) })).toMatchObject({ KeyId: old.Arn });
});

test("a grant allows another principal to re-encrypt", async () => {
  const { KeyMetadata } = await kms.createKey();
  const grant = await kms.createGrant({
    KeyId: KeyMetadata.KeyId,
    GranteePrincipal: "arn:aws:iam::111122223333:role/ReEncrypter",
    Operations: ["ReEncryptFrom", "ReEncryptTo"],
    Constraints: { EncryptionContextSubset: { tenant: "a" } },
  });
  expect(grant).toMatchObject({ GrantId: expect.any(String), GrantToken: expect.any(String) });
});

test("a data key is returned in plaintext, in memory of its own, and encrypted", async () => {
  const { KeyMetadata } = await kms.createKey();
  const { Plaintext, CiphertextBlob } = await kms.generateDataKey({
    KeyId: KeyMetadata.KeyId,
    KeySpec: "AES_256",
  });
  expect(Plaintext).toHaveLength(32);
  expect(Plaintext?.buffer.byteLength).toBe(32);
  expect((await kms.decrypt({ CiphertextBlob })).Plaintext).toEqual(Plaintext);
  const without = await kms.generateDataKeyWithoutPlaintext({
    KeyId: KeyMetadata.KeyId,
    NumberOfBytes: 64,
  });
  expect((await kms.decrypt({ CiphertextBlob: without.CiphertextBlob })).Plaintext).toHaveLength(64);
});

test("a data key pair has a valid public key, and a private key in memory of its own", async () => {
  const { KeyMetadata } = await kms.createKey();
  const input = { KeyId: KeyMetadata.KeyId, KeyPairSpec: "ECC_NIST_P256" } as const;
  const pair = await kms.generateDataKeyPair(input);
  expect(pair.PrivateKeyPlaintext?.buffer.byteLength).toBe(pair.PrivateKeyPlaintext?.byteLength);
  const { PublicKey } = await kms.generateDataKeyPairWithoutPlaintext(input);
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
  expect(key.asymmetricKeyType).toBe("ec");
});

test("a ciphertext made outside of KMS with a public key can be re-encrypted", async () => {
  const { KeyMetadata: rsa } = await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
  const { KeyMetadata: symmetric } = await kms.createKey();
  const { PublicKey, EncryptionAlgorithms } = await kms.getPublicKey({ KeyId: rsa.KeyId });
  expect(EncryptionAlgorithms).toContain("RSAES_OAEP_SHA_256");
  const key = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
  const CiphertextBlob = publicEncrypt({ key, oaepHash: "sha256" }, Buffer.from("data"));
  const moved = await kms.reEncrypt({
    CiphertextBlob,
    SourceKeyId: rsa.KeyId,
    SourceEncryptionAlgorithm: "RSAES_OAEP_SHA_256",
    DestinationKeyId: symmetric.KeyId,
  });
  expect((await kms.decrypt({ CiphertextBlob: moved.CiphertextBlob })).Plaintext).toEqual(bytes("data"));
});

test("the client returns timestamps as Date objects", async () => {
  const before = Date.now();
  const { KeyMetadata } = await kms.createKey();
  expect(KeyMetadata.CreationDate).toBeInstanceOf(Date);
  expect(Math.abs(Number(KeyMetadata.CreationDate) - before)).toBeLessThan(60_000);
});

describe("an exception that only some operations throw", () => {
  test("is an instance of its class, and its message says what to do", async () => {
    const { KeyMetadata } = await kms.createKey();
    await kms.createAlias({ AliasName: "alias/taken", TargetKeyId: KeyMetadata.KeyId });
    const error = await rejection(
      kms.createAlias({ AliasName: "alias/taken", TargetKeyId: KeyMetadata.KeyId }),
    );
    expect(error).toBeInstanceOf(ours.AlreadyExistsException);
    expect(String(error)).toMatch(/already exists.*UpdateAlias.*\(AliasName alias\/taken, /);
  });

  test.each([
    ["an invalid marker", () => kms.listKeys({ Marker: "nonsense" }), ours.InvalidMarkerException],
    ["a malformed policy", () => kms.createKey({ Policy: "{}" }), ours.MalformedPolicyDocumentException],
    ["a reserved tag", () => kms.createKey({ Tags: [{ TagKey: "aws:a", TagValue: "" }] }), ours.TagException],
    [
      "a missing custom key store",
      () => kms.createKey({ Origin: "AWS_CLOUDHSM", CustomKeyStoreId: "cks-1234567890abcdef0" }),
      ours.CustomKeyStoreNotFoundException,
    ],
  ])("is thrown for %s", async (_, call, Exception) => {
    expect(await rejection(call())).toBeInstanceOf(Exception);
  });
});

describe("the client rejects, before anything is sent,", () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "an alias name without its prefix",
      () => kms.createAlias({ AliasName: "app", TargetKeyId: "k" }),
      /begin with alias\//,
    ],
    [
      "an alias name reserved for AWS",
      () => kms.updateAlias({ AliasName: "alias/aws/s3", TargetKeyId: "k" }),
      /belong to AWS/,
    ],
    [
      "a data key with two lengths",
      () => kms.generateDataKey({ KeyId: "k", KeySpec: "AES_256", NumberOfBytes: 16 }),
      /KeySpec or NumberOfBytes is required, and not both/,
    ],
    [
      "a data key without a length",
      () => kms.generateDataKeyWithoutPlaintext({ KeyId: "k" }),
      /KeySpec or NumberOfBytes is required/,
    ],
    [
      "an RSA key without a key usage",
      () => kms.createKey({ KeySpec: "RSA_2048" }),
      /KeyUsage is required with KeySpec RSA_2048/,
    ],
    [
      "a key with both names of the key spec",
      () => kms.createKey({ KeySpec: "SYMMETRIC_DEFAULT", CustomerMasterKeySpec: "SYMMETRIC_DEFAULT" }),
      /CustomerMasterKeySpec is the former name/,
    ],
    [
      "a page size that is too large",
      () => kms.listAliases({ Limit: 101 }),
      /Limit must be 1 to 100, but is 101/,
    ],
    [
      "a waiting period that is too short",
      () => kms.scheduleKeyDeletion({ KeyId: "k", PendingWindowInDays: 1 }),
      /must be 7 to 30/,
    ],
    [
      "a grant without a grantee",
      () => kms.createGrant({ KeyId: "k", Operations: ["Decrypt"] }),
      /GranteePrincipal or/,
    ],
    [
      "a grant with two retiring principals",
      () =>
        kms.createGrant({
          KeyId: "k",
          GranteePrincipal: "arn:aws:iam::111122223333:root",
          RetiringPrincipal: "arn:aws:iam::111122223333:root",
          RetiringServicePrincipal: "s3.us-east-2.amazonaws.com",
          Operations: ["Decrypt"],
        }),
      /RetiringServicePrincipal cannot be used with RetiringPrincipal/,
    ],
    [
      "a grant to a service without a source ARN",
      () =>
        kms.createGrant({
          KeyId: "k",
          GranteeServicePrincipal: "s3.us-east-2.amazonaws.com",
          Operations: ["Decrypt"],
        }),
      /Constraints\.SourceArn is required with .*\n.*RetiringServicePrincipal is required with/,
    ],
  ])("%s", async (_, call, message) => {
    const error = await rejection(call());
    expect(error).toBeInstanceOf(ours.InputValidationError);
    expect(String(error)).toMatch(message);
  });
});

test("the logger receives no data key and no private key, in any encoding", async () => {
  const { KeyMetadata } = await kms.createKey();
  const lines: unknown[] = [];
  const log = (...content: unknown[]) => void lines.push(...content);
  const { endpoint, region, credentials } = server;
  const logger = { trace: log, debug: log, info: log, warn: log, error: log };
  const logging = new KMS({ endpoint, region, credentials, logger });
  const { Plaintext = new Uint8Array(1) } = await logging.generateDataKey({
    KeyId: KeyMetadata.KeyId,
    KeySpec: "AES_256",
  });
  const { PrivateKeyPlaintext = new Uint8Array(1) } = await logging.generateDataKeyPair({
    KeyId: KeyMetadata.KeyId,
    KeyPairSpec: "ECC_NIST_P256",
  });
  logging.destroy();
  expect(lines).toHaveLength(2);
  const secrets = [Plaintext, PrivateKeyPlaintext].flatMap(encodingsOf);
  expect(secrets.filter((secret) => printed(lines).includes(secret))).toEqual([]);
});
