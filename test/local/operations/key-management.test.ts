/** The operations that LocalKms has as methods: the same rules and exceptions as over HTTP. */
import type { KeySpec, KeyUsageType } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotFoundException } from "../../../src/exceptions/documented.js";
import { KMSServiceException } from "../../../src/exceptions/KMSServiceException.js";

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start();
});
afterAll(() => kms.close());

const refused = (name: string, message: unknown = "") => expect.objectContaining({ name, message });

describe("createKey", () => {
  test("makes a symmetric key for encryption unless told otherwise", async () => {
    const key = await kms.createKey({ Description: "orders" });
    expect(key).toEqual({
      AWSAccountId: "111122223333",
      KeyId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      Arn: `arn:aws:kms:us-east-1:111122223333:key/${key.KeyId}`,
      CreationDate: expect.any(Date),
      Enabled: true,
      Description: "orders",
      KeyUsage: "ENCRYPT_DECRYPT",
      KeyState: "Enabled",
      Origin: "AWS_KMS",
      KeyManager: "CUSTOMER",
      KeySpec: "SYMMETRIC_DEFAULT",
      CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
      EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
      MultiRegion: false,
      CurrentKeyMaterialId: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test.each<[KeySpec, KeyUsageType, object]>([
    ["RSA_2048", "ENCRYPT_DECRYPT", { EncryptionAlgorithms: ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"] }],
    ["RSA_3072", "SIGN_VERIFY", { SigningAlgorithms: expect.arrayContaining(["RSASSA_PSS_SHA_512"]) }],
    ["ECC_NIST_P256", "SIGN_VERIFY", { SigningAlgorithms: ["ECDSA_SHA_256"] }],
    ["ECC_NIST_P384", "KEY_AGREEMENT", { KeyAgreementAlgorithms: ["ECDH"] }],
    ["ECC_NIST_P521", "SIGN_VERIFY", { SigningAlgorithms: ["ECDSA_SHA_512"] }],
    ["ECC_SECG_P256K1", "SIGN_VERIFY", { SigningAlgorithms: ["ECDSA_SHA_256"] }],
    [
      "ECC_NIST_EDWARDS25519",
      "SIGN_VERIFY",
      { SigningAlgorithms: ["ED25519_SHA_512", "ED25519_PH_SHA_512"] },
    ],
    ["HMAC_224", "GENERATE_VERIFY_MAC", { MacAlgorithms: ["HMAC_SHA_224"] }],
    ["HMAC_512", "GENERATE_VERIFY_MAC", { MacAlgorithms: ["HMAC_SHA_512"] }],
  ])("makes a key %s for %s", async (KeySpec, KeyUsage, algorithms) => {
    const key = await kms.createKey({ KeySpec, KeyUsage });
    expect(key).toMatchObject({ KeySpec, KeyUsage, ...algorithms });
    expect(key).not.toHaveProperty("CurrentKeyMaterialId");
  });

  test.each<[KeySpec, KeyUsageType]>([
    ["SYMMETRIC_DEFAULT", "SIGN_VERIFY"],
    ["SYMMETRIC_DEFAULT", "GENERATE_VERIFY_MAC"],
    ["RSA_2048", "KEY_AGREEMENT"],
    ["ECC_NIST_P256", "ENCRYPT_DECRYPT"],
    ["ECC_SECG_P256K1", "KEY_AGREEMENT"],
    ["ECC_NIST_EDWARDS25519", "KEY_AGREEMENT"],
    ["HMAC_256", "ENCRYPT_DECRYPT"],
  ])("refuses a key %s for %s", async (KeySpec, KeyUsage) => {
    await expect(kms.createKey({ KeySpec, KeyUsage })).rejects.toEqual(
      refused("ValidationException", `KeyUsage ${KeyUsage} is not compatible with KeySpec ${KeySpec}.`),
    );
  });

  test("refuses a key that is not symmetric without its usage", async () => {
    await expect(kms.createKey({ KeySpec: "RSA_2048" })).rejects.toEqual(
      refused(
        "ValidationException",
        "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
      ),
    );
  });

  test.each<[string, object, unknown]>([
    [
      "a spec that does not exist",
      { KeySpec: "AES_256" },
      expect.stringMatching(/Value 'AES_256' at 'keySpec' .* enum value set: \[.*RSA_2048/),
    ],
    [
      "a member that does not exist",
      { Spec: "RSA_2048" },
      expect.stringMatching(/Spec is not a member; did you mean CustomerMasterKeySpec or KeySpec/),
    ],
    ["a member of another type", { Description: 1 }, expect.stringMatching(/Description must be a string/)],
  ])("refuses %s", async (_, input, message) => {
    await expect(kms.createKey(input)).rejects.toEqual(refused("ValidationException", message));
  });
});

describe("createAlias", () => {
  let target: string;
  beforeAll(async () => {
    target = (await kms.createKey()).KeyId;
    await kms.createAlias({ AliasName: "alias/taken", TargetKeyId: target });
  });

  test.each<[string, string, string, unknown]>([
    [
      "a name without its prefix",
      "orders",
      "ValidationException",
      expect.stringMatching(/^Alias must start with the prefix "alias\/"/),
    ],
    [
      "a name that is only the prefix",
      "alias/",
      "ValidationException",
      expect.stringMatching(/^Alias must start with/),
    ],
    [
      "a name with a space",
      "alias/a b",
      "ValidationException",
      "1 validation error detected: Value 'alias/a b' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$",
    ],
    [
      "a name with a colon",
      "alias/a:b",
      "ValidationException",
      "alias/a:b contains invalid characters for an alias",
    ],
    [
      "a name that is too long",
      `alias/${"a".repeat(251)}`,
      "ValidationException",
      expect.stringMatching(/length less than or equal to 256$/),
    ],
    ["a name of AWS", "alias/aws/s3", "NotAuthorizedException", ""],
    [
      "a name that is taken",
      "alias/taken",
      "AlreadyExistsException",
      "An alias with the name arn:aws:kms:us-east-1:111122223333:alias/taken already exists",
    ],
  ])("refuses %s", async (_, AliasName, name, message) => {
    await expect(kms.createAlias({ AliasName, TargetKeyId: target })).rejects.toEqual(refused(name, message));
  });

  test("refuses an alias as target", async () => {
    await expect(kms.createAlias({ AliasName: "alias/b", TargetKeyId: "alias/taken" })).rejects.toEqual(
      refused("ValidationException", "Aliases must refer to keys. Not aliases"),
    );
  });

  test("refuses a key that does not exist", async () => {
    await expect(kms.createAlias({ AliasName: "alias/b", TargetKeyId: "none" })).rejects.toBeInstanceOf(
      NotFoundException,
    );
  });
});

describe("key states", () => {
  test("go from enabled to disabled and back", async () => {
    const { KeyId, Arn } = await kms.createKey();
    await kms.disableKey({ KeyId });
    await kms.disableKey({ KeyId: Arn });
    await kms.enableKey({ KeyId });
    await expect(
      kms.createAlias({ AliasName: "alias/enabled", TargetKeyId: KeyId }),
    ).resolves.toBeUndefined();
  });

  test("go to pending deletion, and from there to disabled", async () => {
    const { KeyId, Arn, CreationDate } = await kms.createKey();
    const answer = await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    expect(answer).toEqual({
      KeyId: Arn,
      DeletionDate: expect.any(Date),
      KeyState: "PendingDeletion",
      PendingWindowInDays: 7,
    });
    const days = (Number(answer.DeletionDate) - Number(CreationDate)) / (24 * 60 * 60 * 1000);
    expect(days).toBeCloseTo(7, 2);

    const pending = refused("KMSInvalidStateException", `${Arn} is pending deletion.`);
    await expect(kms.enableKey({ KeyId })).rejects.toEqual(pending);
    await expect(kms.disableKey({ KeyId })).rejects.toEqual(pending);
    await expect(kms.scheduleKeyDeletion({ KeyId })).rejects.toEqual(pending);
    await expect(kms.createAlias({ AliasName: "alias/p", TargetKeyId: KeyId })).rejects.toEqual(pending);

    expect(await kms.cancelKeyDeletion({ KeyId })).toEqual({ KeyId: Arn });
    await expect(kms.cancelKeyDeletion({ KeyId })).rejects.toEqual(
      refused("KMSInvalidStateException", `${Arn} is not pending deletion.`),
    );
    await kms.enableKey({ KeyId });
  });

  test.each([0, 6, 31, 366])("are not changed by a deletion in %i days", async (PendingWindowInDays) => {
    const { KeyId } = await kms.createKey();
    await expect(kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays })).rejects.toMatchObject({
      name: "ValidationException",
    });
    await kms.disableKey({ KeyId });
  });

  test.each(["enableKey", "disableKey", "scheduleKeyDeletion", "cancelKeyDeletion"] as const)(
    "%s takes no alias",
    async (operation) => {
      await expect(kms[operation]({ KeyId: "alias/any" })).rejects.toEqual(
        refused("InvalidArnException", "Key Aliases are not supported for this operation."),
      );
    },
  );

  test("errors are exceptions of this package", async () => {
    await expect(kms.enableKey({ KeyId: "none" })).rejects.toBeInstanceOf(KMSServiceException);
  });
});
