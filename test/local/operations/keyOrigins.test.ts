/** Keys whose key material KMS did not generate: imported, pending import, or in a custom key store. */
import { LocalKms, type SeedKey, SupportedKeySpec } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { call } from "../support.js";

const KeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const Arn = `arn:aws:kms:us-east-1:111122223333:key/${KeyId}`;
const KeyMaterial = Buffer.alloc(32, 7).toString("base64");
const Plaintext = Buffer.from("data").toString("base64");

const startWith = (key: Partial<SeedKey>) => LocalKms.start({ seed: { Keys: [{ KeyId, ...key }] } });

const metadata = async (kms: LocalKms, id = KeyId): Promise<unknown> =>
  Object(Object(await call(kms, "DescribeKey", { KeyId: id })).body).KeyMetadata;

const USAGES: Partial<Record<SupportedKeySpec, string>> = {
  SYMMETRIC_DEFAULT: "ENCRYPT_DECRYPT",
  RSA_2048: "ENCRYPT_DECRYPT",
  HMAC_224: "GENERATE_VERIFY_MAC",
  HMAC_256: "GENERATE_VERIFY_MAC",
  HMAC_384: "GENERATE_VERIFY_MAC",
  HMAC_512: "GENERATE_VERIFY_MAC",
  ECC_NIST_P256: "KEY_AGREEMENT",
  ML_KEM_512: "ENCAPSULATE_DECAPSULATE",
  ML_KEM_768: "ENCAPSULATE_DECAPSULATE",
  ML_KEM_1024: "ENCAPSULATE_DECAPSULATE",
};

describe("CreateKey with Origin EXTERNAL", () => {
  test.each(Object.values(SupportedKeySpec))(
    "creates a key with KeySpec %s without key material",
    async (KeySpec) => {
      await using kms = await LocalKms.start();
      const KeyUsage = USAGES[KeySpec] ?? "SIGN_VERIFY";
      const created = await call(kms, "CreateKey", { Origin: "EXTERNAL", KeySpec, KeyUsage });
      const { KeyMetadata } = Object(created.body);
      expect(KeyMetadata).toMatchObject({
        Origin: "EXTERNAL",
        KeyState: "PendingImport",
        Enabled: false,
        KeySpec,
        KeyUsage,
      });
      expect(KeyMetadata).not.toHaveProperty("ExpirationModel");
      expect(KeyMetadata).not.toHaveProperty("CurrentKeyMaterialId");
      expect(await metadata(kms, KeyMetadata.KeyId)).toEqual(KeyMetadata);
    },
  );
});

describe("a key without key material", () => {
  test("is pending import again after its deletion is cancelled", async () => {
    await using kms = await startWith({ Origin: "EXTERNAL" });
    await kms.scheduleKeyDeletion({ KeyId });
    expect(await metadata(kms)).toMatchObject({ KeyState: "PendingDeletion" });
    await kms.cancelKeyDeletion({ KeyId });
    expect(await metadata(kms)).toMatchObject({ KeyState: "PendingImport", Enabled: false });
  });

  test("lists no key material, and is not rotated", async () => {
    await using kms = await startWith({ Origin: "EXTERNAL" });
    const all = { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" };
    expect((await call(kms, "ListKeyRotations", all)).body).toEqual({ Rotations: [], Truncated: false });
    const { body } = await call(kms, "GetKeyRotationStatus", { KeyId });
    expect(body).toEqual({ KeyRotationEnabled: false, KeyId: Arn });
  });

  test("can be pending deletion from the start", async () => {
    await using kms = await startWith({ Origin: "EXTERNAL", PendingWindowInDays: 7 });
    expect(await metadata(kms)).toMatchObject({ KeyState: "PendingDeletion", Origin: "EXTERNAL" });
  });
});

describe("a key with imported key material", () => {
  test("encrypts and decrypts, and has key material that does not expire", async () => {
    await using kms = await startWith({ Origin: "EXTERNAL", KeyMaterial });
    expect(await metadata(kms)).toMatchObject({
      Origin: "EXTERNAL",
      ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
      KeyState: "Enabled",
      Enabled: true,
      CurrentKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const { body } = await call(kms, "Encrypt", { KeyId, Plaintext });
    const { CiphertextBlob } = Object(body);
    expect((await call(kms, "Decrypt", { CiphertextBlob })).body).toMatchObject({ Plaintext });
  });

  test("lists all imported key material", async () => {
    await using kms = await startWith({
      Origin: "EXTERNAL",
      KeyMaterial: [KeyMaterial, Buffer.alloc(32, 8).toString("base64")],
    });
    const all = { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" };
    const entry = {
      KeyId: Arn,
      ImportState: "IMPORTED",
      ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
      KeyMaterialId: expect.any(String),
    };
    expect((await call(kms, "ListKeyRotations", all)).body).toEqual({
      Rotations: [
        { ...entry, KeyMaterialState: "NON_CURRENT" },
        {
          ...entry,
          KeyMaterialState: "CURRENT",
          RotationType: "ON_DEMAND",
          RotationDate: expect.any(Number),
        },
      ],
      Truncated: false,
    });
  });

  test("is disabled after its deletion is cancelled", async () => {
    await using kms = await startWith({ Origin: "EXTERNAL", KeyMaterial, PendingWindowInDays: 7 });
    await kms.cancelKeyDeletion({ KeyId });
    expect(await metadata(kms)).toMatchObject({ KeyState: "Disabled" });
  });

  test.each([
    ["EXTERNAL", 200],
    ["AWS_KMS", 400],
  ])("has its origin in the condition key kms:KeyOrigin: %s gives %i", async (origin, status) => {
    const arn = "arn:aws:iam::111122223333:user/alice";
    const Policy = {
      Statement: {
        Effect: "Allow",
        Principal: { AWS: arn },
        Action: "kms:Encrypt",
        Resource: "*",
        Condition: { StringEquals: { "kms:KeyOrigin": origin } },
      },
    };
    const Keys = [{ KeyId, Origin: "EXTERNAL", KeyMaterial, Policy } as const];
    await using kms = await LocalKms.start({ seed: { Keys }, principals: [{ arn }] });
    expect(await call(kms, "Encrypt", { KeyId, Plaintext })).toMatchObject({ status });
  });
});

describe("a key in a disconnected custom key store", () => {
  const IN_KEY_STORE = { Origin: "AWS_CLOUDHSM", CustomKeyStoreId: "cks-1234567890abcdef0" } as const;

  test("is unavailable, and names its key store", async () => {
    await using kms = await startWith({ ...IN_KEY_STORE, KeyMaterial });
    expect(await metadata(kms)).toMatchObject({ ...IN_KEY_STORE, KeyState: "Unavailable", Enabled: false });
  });

  test("stays unavailable after it is enabled or disabled, or its deletion is cancelled", async () => {
    await using kms = await startWith(IN_KEY_STORE);
    await kms.disableKey({ KeyId });
    expect(await metadata(kms)).toMatchObject({ KeyState: "Unavailable" });
    await kms.enableKey({ KeyId });
    expect(await metadata(kms)).toMatchObject({ KeyState: "Unavailable" });
    await kms.scheduleKeyDeletion({ KeyId });
    expect(await metadata(kms)).toMatchObject({ KeyState: "PendingDeletion" });
    await kms.cancelKeyDeletion({ KeyId });
    expect(await metadata(kms)).toMatchObject({ KeyState: "Unavailable" });
  });

  test("does not decrypt what it encrypted while the key store was connected", async () => {
    const before = await startWith({ KeyMaterial });
    const { body } = await call(before, "Encrypt", { KeyId, Plaintext });
    await before.close();
    await using kms = await startWith({ ...IN_KEY_STORE, KeyMaterial });
    const { CiphertextBlob } = Object(body);
    expect((await call(kms, "Decrypt", { CiphertextBlob })).body).toEqual({
      __type: "KMSInvalidStateException",
      message: `${Arn} is unavailable.`,
    });
  });
});

describe("a seed is invalid when", () => {
  test.each<[string, object, string]>([
    [
      "an origin is unknown",
      { Origin: "ELSEWHERE" },
      "Origin must be one of AWS_CLOUDHSM, AWS_KMS, EXTERNAL",
    ],
    [
      "a key is in an external key store",
      { Origin: "EXTERNAL_KEY_STORE" },
      "Origin must be one of AWS_CLOUDHSM, AWS_KMS, EXTERNAL",
    ],
    ["the ID of the key store is missing", { Origin: "AWS_CLOUDHSM" }, "CustomKeyStoreId is required"],
    [
      "a key of another origin has a key store",
      { CustomKeyStoreId: "cks-1" },
      "CustomKeyStoreId requires Origin: AWS_CLOUDHSM",
    ],
    [
      "the ID of a key store is not a string",
      { Origin: "AWS_CLOUDHSM", CustomKeyStoreId: 1 },
      "CustomKeyStoreId must be 1 to 64 characters",
    ],
    [
      "a key in a key store is not symmetric",
      {
        Origin: "AWS_CLOUDHSM",
        CustomKeyStoreId: "cks-1",
        KeySpec: "HMAC_256",
        KeyUsage: "GENERATE_VERIFY_MAC",
      },
      "KeySpec must be SYMMETRIC_DEFAULT in a custom key store",
    ],
    [
      "a key in a key store was rotated",
      { Origin: "AWS_CLOUDHSM", CustomKeyStoreId: "cks-1", KeyMaterial: [KeyMaterial, KeyMaterial] },
      "KeyMaterial must be a single value, because keys in custom key stores are not rotated",
    ],
    [
      "a key without key material is enabled",
      { Origin: "EXTERNAL", Enabled: true },
      "Enabled must be left out for a key that is pending import",
    ],
    [
      "an imported key is rotated automatically",
      { Origin: "EXTERNAL", KeyMaterial, KeyRotationEnabled: true },
      "KeyRotationEnabled must not be true for a key whose Origin is not AWS_KMS",
    ],
  ])("%s", async (_, key, message) => {
    const error: unknown = await startWith(key).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toHaveProperty("message", `LocalKms cannot start: seed.Keys[0].${message}`);
  });
});
