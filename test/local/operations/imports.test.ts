/** The import of key material, wrapped with node:crypto. */
import {
  constants,
  createCipheriv,
  generateKeyPairSync,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from "node:crypto";
import { LocalKms, type SupportedKeySpec, VirtualClock } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { send } from "../support.js";

const DAY = 24 * 60 * 60 * 1000;
const WRAPPINGS = [
  "RSAES_OAEP_SHA_1",
  "RSAES_OAEP_SHA_256",
  "RSA_AES_KEY_WRAP_SHA_1",
  "RSA_AES_KEY_WRAP_SHA_256",
] as const;
const base64 = (data: Uint8Array): string => Buffer.from(data).toString("base64");

/** Wraps key material as the documentation of KMS describes. */
function wrap(publicKey: string, algorithm: string, material: Uint8Array): string {
  const key = { key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" } as const;
  const oaepHash = algorithm.endsWith("_1") ? "sha1" : "sha256";
  const encrypt = (data: Uint8Array) =>
    publicEncrypt({ ...key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, data);
  if (!algorithm.startsWith("RSA_AES")) {
    return base64(encrypt(material));
  }
  const aesKey = randomBytes(32);
  const cipher = createCipheriv("id-aes256-wrap-pad", aesKey, Buffer.from("A65959A6", "hex"));
  return base64(Buffer.concat([encrypt(aesKey), cipher.update(material), cipher.final()]));
}

async function start(kind: object = {}, options: object = {}) {
  const clock = new VirtualClock();
  const kms = await LocalKms.start({ clock, ...options });
  const { KeyId, Arn } = await kms.createKey({ Origin: "EXTERNAL", ...kind });
  const call = async (operation: string, input: object = {}) => {
    const body = JSON.stringify({ KeyId, ...input });
    return Object((await send(kms, operation, { body, date: clock.now() })).body);
  };
  const importMaterial = async (
    material: Uint8Array,
    change: object = {},
    algorithm = "RSAES_OAEP_SHA_256",
  ) => {
    const input = { WrappingAlgorithm: algorithm, WrappingKeySpec: "RSA_2048" };
    const { PublicKey, ImportToken } = await call("GetParametersForImport", input);
    return call("ImportKeyMaterial", {
      ImportToken,
      EncryptedKeyMaterial: wrap(PublicKey, algorithm, material),
      ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
      ...change,
    });
  };
  const metadata = async () => (await call("DescribeKey")).KeyMetadata;
  return { kms, clock, call, importMaterial, metadata, Arn, [Symbol.asyncDispose]: () => kms.close() };
}

const NEW = { ImportType: "NEW_KEY_MATERIAL" };
const pkcs8 = (key: KeyObject): Uint8Array => key.export({ type: "pkcs8", format: "der" });
const Plaintext = base64(Buffer.from("data"));

describe("ImportKeyMaterial", () => {
  test.each(WRAPPINGS)("makes a key usable with key material wrapped with %s", async (algorithm) => {
    await using started = await start();
    const { call, importMaterial, metadata, Arn } = started;
    expect(await call("Encrypt", { Plaintext })).toEqual({
      __type: "KMSInvalidStateException",
      message: `${Arn} is pending import.`,
    });
    const imported = await importMaterial(randomBytes(32), {}, algorithm);
    expect(imported).toEqual({ KeyId: Arn, KeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await metadata()).toMatchObject({
      KeyState: "Enabled",
      Enabled: true,
      Origin: "EXTERNAL",
      ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
      CurrentKeyMaterialId: imported.KeyMaterialId,
    });
    const { CiphertextBlob } = await call("Encrypt", { Plaintext });
    expect(await call("Decrypt", { CiphertextBlob })).toMatchObject({ Plaintext });
  });

  test.each(["RSA_2048", "RSA_3072", "RSA_4096"])("accepts a wrapping key %s", async (WrappingKeySpec) => {
    await using started = await start();
    const { call, Arn } = started;
    const WrappingAlgorithm = "RSA_AES_KEY_WRAP_SHA_256";
    const parameters = await call("GetParametersForImport", { WrappingAlgorithm, WrappingKeySpec });
    expect(parameters).toMatchObject({ KeyId: Arn, ParametersValidTo: expect.any(Number) });
    const { PublicKey, ImportToken } = parameters;
    const EncryptedKeyMaterial = wrap(PublicKey, WrappingAlgorithm, randomBytes(32));
    const input = { ImportToken, EncryptedKeyMaterial, ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" };
    expect(await call("ImportKeyMaterial", input)).toMatchObject({ KeyId: Arn });
  });

  test.each<[SupportedKeySpec, string, () => Uint8Array]>([
    ["HMAC_256", "GENERATE_VERIFY_MAC", () => randomBytes(32)],
    ["HMAC_512", "GENERATE_VERIFY_MAC", () => randomBytes(64)],
    ["RSA_2048", "SIGN_VERIFY", () => pkcs8(generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey)],
    [
      "ECC_NIST_P521",
      "SIGN_VERIFY",
      () => pkcs8(generateKeyPairSync("ec", { namedCurve: "secp521r1" }).privateKey),
    ],
    ["ECC_NIST_EDWARDS25519", "SIGN_VERIFY", () => pkcs8(generateKeyPairSync("ed25519").privateKey)],
  ])("imports a key %s, and afterwards only the same one", async (KeySpec, KeyUsage, material) => {
    await using started = await start({ KeySpec, KeyUsage });
    const { call, importMaterial, metadata, Arn } = started;
    const [bytes, algorithm] = [material(), "RSA_AES_KEY_WRAP_SHA_256"];
    expect(await importMaterial(bytes, {}, algorithm)).toEqual({ KeyId: Arn });
    expect(await metadata()).toMatchObject({ KeyState: "Enabled" });
    expect(await importMaterial(material(), {}, algorithm)).toEqual({
      __type: "IncorrectKeyMaterialException",
    });
    expect(await importMaterial(material(), NEW, algorithm)).toEqual({
      __type: "UnsupportedOperationException",
    });
    expect(await call("DeleteImportedKeyMaterial")).toEqual({ KeyId: Arn });
    expect(await metadata()).toMatchObject({ KeyState: "PendingImport", Enabled: false });
    expect(await metadata()).not.toHaveProperty("ExpirationModel");
    expect(await importMaterial(material(), {}, algorithm)).toEqual({
      __type: "IncorrectKeyMaterialException",
    });
    expect(await importMaterial(bytes, {}, algorithm)).toEqual({ KeyId: Arn });
    expect(await metadata()).toMatchObject({ KeyState: "Enabled" });
  });

  test("rotates to new key material on demand, and decrypts with the old one", async () => {
    await using started = await start();
    const { call, importMaterial, metadata, Arn } = started;
    const [first, second] = [randomBytes(32), randomBytes(32)];
    const { KeyMaterialId: firstId } = await importMaterial(first, { KeyMaterialDescription: "first" });
    const { CiphertextBlob } = await call("Encrypt", { Plaintext });
    expect(await call("RotateKeyOnDemand")).toMatchObject({
      __type: "KMSInvalidStateException",
      message: `No available key material pending rotation for the key: ${Arn}.`,
    });
    const { KeyMaterialId: secondId } = await importMaterial(second, NEW);
    expect(await metadata()).toMatchObject({ KeyState: "Enabled", CurrentKeyMaterialId: firstId });
    const third = await importMaterial(randomBytes(32), NEW);
    expect(third).toMatchObject({
      __type: "KMSInvalidStateException",
      message: expect.stringMatching(
        `^New key material \\(id: [0-9a-f]{64}\\) cannot be imported into KMS key ${Arn}, because another key material \\(id: ${secondId}\\) is pending rotation\\.$`,
      ),
    });
    const all = { IncludeKeyMaterial: "ALL_KEY_MATERIAL" };
    expect((await call("ListKeyRotations", all)).Rotations).toMatchObject([
      {
        KeyMaterialId: firstId,
        KeyMaterialState: "CURRENT",
        ImportState: "IMPORTED",
        KeyMaterialDescription: "first",
      },
      { KeyMaterialId: secondId, KeyMaterialState: "PENDING_ROTATION", ImportState: "IMPORTED" },
    ]);
    expect(await call("RotateKeyOnDemand")).toEqual({ KeyId: Arn });
    expect(await metadata()).toMatchObject({ CurrentKeyMaterialId: secondId });
    expect(await call("Decrypt", { CiphertextBlob })).toMatchObject({ Plaintext, KeyMaterialId: firstId });
    expect((await call("ListKeyRotations")).Rotations).toMatchObject([
      { KeyMaterialId: secondId, KeyMaterialState: "CURRENT", RotationType: "ON_DEMAND" },
    ]);
    // Without one of its materials, the key cannot be used at all.
    expect(await call("DeleteImportedKeyMaterial", { KeyMaterialId: firstId })).toEqual({
      KeyId: Arn,
      KeyMaterialId: firstId,
    });
    expect(await metadata()).toMatchObject({ KeyState: "PendingImport" });
    expect((await call("ListKeyRotations", all)).Rotations).toMatchObject([
      { KeyMaterialId: firstId, ImportState: "PENDING_IMPORT" },
      { KeyMaterialId: secondId, ImportState: "IMPORTED" },
    ]);
    expect(await importMaterial(second, NEW)).toEqual({ __type: "IncorrectKeyMaterialException" });
    const other = { KeyMaterialId: secondId };
    expect(await importMaterial(first, other)).toEqual({ __type: "IncorrectKeyMaterialException" });
    expect(await importMaterial(first, { KeyMaterialId: firstId })).toMatchObject({ KeyMaterialId: firstId });
    expect(await call("Decrypt", { CiphertextBlob })).toMatchObject({ Plaintext });
  });

  test("forgets key material that is deleted before its rotation", async () => {
    await using started = await start();
    const { call, importMaterial, metadata } = started;
    await importMaterial(randomBytes(32));
    const { KeyMaterialId } = await importMaterial(randomBytes(32), NEW);
    expect(await call("DeleteImportedKeyMaterial", { KeyMaterialId })).toMatchObject({ KeyMaterialId });
    expect(await metadata()).toMatchObject({ KeyState: "Enabled" });
    expect(await importMaterial(randomBytes(32), NEW)).toMatchObject({ KeyMaterialId: expect.any(String) });
  });

  test("lets key material expire, and then be imported again", async () => {
    await using started = await start();
    const { clock, importMaterial, metadata } = started;
    const material = randomBytes(32);
    const ValidTo = Math.floor(clock.now().getTime() / 1000) + 3600;
    await importMaterial(material, { ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo });
    expect(await metadata()).toMatchObject({ ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo });
    clock.advance(3_600_000);
    expect(await metadata()).toMatchObject({ KeyState: "PendingImport" });
    await importMaterial(material);
    expect(await metadata()).toMatchObject({
      KeyState: "Enabled",
      ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
    });
  });
});

describe("several materials of a key", () => {
  const HOUR = 3_600_000;

  test("expire one by one, and the key is usable only with all of them", async () => {
    await using started = await start();
    const { clock, call, importMaterial, metadata } = started;
    const [first, second] = [randomBytes(32), randomBytes(32)];
    const at = (hours: number) => ({
      ExpirationModel: "KEY_MATERIAL_EXPIRES",
      ValidTo: Math.floor(clock.now().getTime() / 1000) + hours * 3600,
    });
    const { KeyMaterialId: firstId } = await importMaterial(first, at(1));
    const { CiphertextBlob } = await call("Encrypt", { Plaintext });
    const { KeyMaterialId: secondId } = await importMaterial(second, { ...NEW, ...at(3) });
    await call("RotateKeyOnDemand");
    clock.advance(HOUR);
    expect(await metadata()).toMatchObject({ KeyState: "PendingImport", CurrentKeyMaterialId: secondId });
    expect(await call("Decrypt", { CiphertextBlob })).toMatchObject({ __type: "KMSInvalidStateException" });
    expect(await importMaterial(first, at(5))).toMatchObject({ KeyMaterialId: firstId });
    expect(await call("Decrypt", { CiphertextBlob })).toMatchObject({ Plaintext, KeyMaterialId: firstId });
    clock.advance(2 * HOUR);
    expect(await metadata()).toMatchObject({ KeyState: "PendingImport" });
    expect(await importMaterial(second)).toMatchObject({ KeyMaterialId: secondId });
    expect(await metadata()).toMatchObject({ KeyState: "Enabled" });
  });

  test("can get another date by importing the same again", async () => {
    await using started = await start();
    const { clock, importMaterial, metadata } = started;
    const material = randomBytes(32);
    const ValidTo = Math.floor(clock.now().getTime() / 1000) + 3600;
    await importMaterial(material, { ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo });
    await importMaterial(material, { ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo: ValidTo + 3600 });
    clock.advance(HOUR);
    expect(await metadata()).toMatchObject({ KeyState: "Enabled", ValidTo: ValidTo + 3600 });
    clock.advance(HOUR);
    expect(await metadata()).toMatchObject({ KeyState: "PendingImport" });
  });

  test("that expires before its rotation leaves the key as it is", async () => {
    await using started = await start();
    const { clock, call, importMaterial, metadata } = started;
    const { KeyMaterialId } = await importMaterial(randomBytes(32));
    const ValidTo = Math.floor(clock.now().getTime() / 1000) + 3600;
    await importMaterial(randomBytes(32), { ...NEW, ExpirationModel: "KEY_MATERIAL_EXPIRES", ValidTo });
    clock.advance(HOUR);
    expect(await metadata()).toMatchObject({ KeyState: "Enabled", CurrentKeyMaterialId: KeyMaterialId });
    expect(await call("RotateKeyOnDemand")).toMatchObject({ __type: "KMSInvalidStateException" });
  });

  test("are deleted only by an ID that the key has", async () => {
    await using started = await start();
    const { call, importMaterial, metadata } = started;
    await importMaterial(randomBytes(32));
    const unknown = await call("DeleteImportedKeyMaterial", { KeyMaterialId: "0".repeat(64) });
    expect(unknown).toMatchObject({ __type: "NotFoundException" });
    expect(await metadata()).toMatchObject({ KeyState: "Enabled" });
  });
});

test.each(["DeleteImportedKeyMaterial", "GetParametersForImport", "ImportKeyMaterial"])(
  "%s of a key that is pending deletion",
  async (operation) => {
    await using started = await start();
    const { call, importMaterial, metadata } = started;
    await importMaterial(randomBytes(32));
    await call("ScheduleKeyDeletion", { PendingWindowInDays: 7 });
    if (operation === "DeleteImportedKeyMaterial") {
      // It succeeds, and the key has no key material when its deletion is cancelled.
      expect(await call(operation)).not.toHaveProperty("__type");
      expect(await metadata()).toMatchObject({ KeyState: "PendingDeletion" });
      await call("CancelKeyDeletion");
      expect(await metadata()).toMatchObject({ KeyState: "PendingImport" });
      return;
    }
    const input = {
      WrappingAlgorithm: "RSAES_OAEP_SHA_256",
      WrappingKeySpec: "RSA_2048",
      ImportToken: "AAAA",
      EncryptedKeyMaterial: "AAAA",
    };
    expect(await call(operation, input)).toMatchObject({ __type: "KMSInvalidStateException" });
  },
);

test.each(WRAPPINGS)("key material wrapped with another algorithm than %s is rejected", async (algorithm) => {
  await using started = await start();
  const { call, metadata } = started;
  const parameters = { WrappingAlgorithm: algorithm, WrappingKeySpec: "RSA_2048" };
  const { PublicKey, ImportToken } = await call("GetParametersForImport", parameters);
  for (const other of WRAPPINGS.filter((name) => name !== algorithm)) {
    const EncryptedKeyMaterial = wrap(PublicKey, other, randomBytes(32));
    const input = { ImportToken, EncryptedKeyMaterial, ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE" };
    expect([other, await call("ImportKeyMaterial", input)]).toEqual([
      other,
      { __type: "InvalidCiphertextException" },
    ]);
  }
  expect(await metadata()).toMatchObject({ KeyState: "PendingImport" });
});

test("an import token works more than once, and only with its own wrapping key", async () => {
  await using started = await start();
  const { call } = started;
  const parameters = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
  const [one, two] = [
    await call("GetParametersForImport", parameters),
    await call("GetParametersForImport", parameters),
  ];
  const input = {
    EncryptedKeyMaterial: wrap(one.PublicKey, "RSAES_OAEP_SHA_256", randomBytes(32)),
    ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
  };
  expect(await call("ImportKeyMaterial", { ...input, ImportToken: two.ImportToken })).toEqual({
    __type: "InvalidCiphertextException",
  });
  for (const _ of [1, 2]) {
    expect(await call("ImportKeyMaterial", { ...input, ImportToken: one.ImportToken })).toHaveProperty(
      "KeyId",
    );
  }
});

describe("ImportKeyMaterial rejects", () => {
  const SOON = Math.floor(Date.now() / 1000) + 3600;
  test.each<[string, object, string, string?]>([
    [
      "an expiration model without its date",
      { ExpirationModel: "KEY_MATERIAL_EXPIRES" },
      "ValidationException",
      "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES",
    ],
    [
      "no expiration model and no date",
      { ExpirationModel: undefined },
      "ValidationException",
      "A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES",
    ],
    ["a date without its expiration model", { ValidTo: SOON }, "ValidationException"],
    ["a date in the past", { ExpirationModel: undefined, ValidTo: SOON - 7200 }, "ValidationException"],
    [
      "a date after 365 days",
      { ExpirationModel: undefined, ValidTo: SOON + 366 * 86_400 },
      "ValidationException",
    ],
    ["a wrong import token", { ImportToken: base64(randomBytes(9)) }, "InvalidImportTokenException"],
    [
      "key material that is not wrapped",
      { EncryptedKeyMaterial: base64(randomBytes(256)) },
      "InvalidCiphertextException",
    ],
    [
      "other key material than that of an ID",
      { KeyMaterialId: "0".repeat(64) },
      "IncorrectKeyMaterialException",
    ],
    [
      "existing key material when there is none",
      { ImportType: "EXISTING_KEY_MATERIAL" },
      "IncorrectKeyMaterialException",
    ],
  ])("%s", async (_, change, __type, message) => {
    await using started = await start();
    const response = await started.importMaterial(randomBytes(32), change);
    expect(response).toMatchObject({ __type, ...(message === undefined ? {} : { message }) });
    expect(await started.metadata()).toMatchObject({ KeyState: "PendingImport" });
  });

  test.each([16, 31, 33])("key material of %s bytes", async (length) => {
    await using started = await start();
    expect(await started.importMaterial(randomBytes(length))).toEqual({
      __type: "IncorrectKeyMaterialException",
    });
  });

  test("a private key of another kind", async () => {
    await using started = await start({ KeySpec: "ECC_NIST_P256", KeyUsage: "SIGN_VERIFY" });
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "secp256k1" });
    const wrong = { __type: "IncorrectKeyMaterialException" };
    expect(await started.importMaterial(pkcs8(privateKey))).toEqual(wrong);
    expect(await started.importMaterial(randomBytes(32))).toEqual(wrong);
  });

  test("an import token after 24 hours, and that of another key", async () => {
    await using started = await start();
    const { kms, clock, call } = started;
    const parameters = { WrappingAlgorithm: "RSAES_OAEP_SHA_256", WrappingKeySpec: "RSA_2048" };
    const { PublicKey, ImportToken } = await call("GetParametersForImport", parameters);
    const input = {
      ImportToken,
      EncryptedKeyMaterial: wrap(PublicKey, "RSAES_OAEP_SHA_256", randomBytes(32)),
      ExpirationModel: "KEY_MATERIAL_DOES_NOT_EXPIRE",
    };
    const { KeyId } = await kms.createKey({ Origin: "EXTERNAL" });
    expect(await call("ImportKeyMaterial", { ...input, KeyId })).toEqual({
      __type: "InvalidImportTokenException",
    });
    clock.advance(DAY);
    expect(await call("ImportKeyMaterial", input)).toEqual({ __type: "ExpiredImportTokenException" });
  });
});

test.each(["GetParametersForImport", "ImportKeyMaterial", "DeleteImportedKeyMaterial"])(
  "%s rejects a key whose key material KMS generated",
  async (operation) => {
    await using started = await start({ Origin: "AWS_KMS" });
    const input = {
      WrappingAlgorithm: "RSAES_OAEP_SHA_256",
      WrappingKeySpec: "RSA_2048",
      ImportToken: "AAAA",
      EncryptedKeyMaterial: "AAAA",
    };
    expect(await started.call(operation, input)).toEqual({
      __type: "UnsupportedOperationException",
      message: `${started.Arn} origin is AWS_KMS which is not valid for this operation.`,
    });
  },
);

test.each([
  ["RSAES_PKCS1_V1_5", "RSA_2048"],
  ["SM2PKE", "SM2"],
  ["RSAES_OAEP_SHA_256", "SM2"],
])("GetParametersForImport rejects %s with %s", async (WrappingAlgorithm, WrappingKeySpec) => {
  await using started = await start();
  expect(await started.call("GetParametersForImport", { WrappingAlgorithm, WrappingKeySpec })).toMatchObject({
    __type: "UnsupportedOperationException",
  });
});
