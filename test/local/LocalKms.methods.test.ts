/** The methods of LocalKms for operations: they have the same rules and exceptions as calls over HTTP. */

import type { KeySpec, KeyUsageType } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KMSServiceException } from "../../src/errors/KMSServiceException.js";
import { NotFoundException } from "../../src/kms/errors.js";

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start();
});
afterAll(() => kms.close());

const exception = (name: string, message: unknown = "") => expect.objectContaining({ name, message });

describe("createKey", () => {
  test("creates a symmetric encryption key by default", async () => {
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
  ])("creates a key %s for %s", async (KeySpec, KeyUsage, algorithms) => {
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
  ])("rejects a key %s for %s", async (KeySpec, KeyUsage) => {
    await expect(kms.createKey({ KeySpec, KeyUsage })).rejects.toEqual(
      exception("ValidationException", `KeyUsage ${KeyUsage} is not compatible with KeySpec ${KeySpec}`),
    );
  });

  test("rejects a key that is not symmetric without KeyUsage", async () => {
    await expect(kms.createKey({ KeySpec: "RSA_2048" })).rejects.toEqual(
      exception(
        "ValidationException",
        "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
      ),
    );
  });

  test.each<[string, object, unknown]>([
    [
      "an unknown key spec",
      { KeySpec: "AES_256" },
      expect.stringMatching(/Value 'AES_256' at 'keySpec' .* enum value set: \[.*RSA_2048/),
    ],
    [
      "an unknown member",
      { Spec: "RSA_2048" },
      expect.stringMatching(/Spec is not a member; did you mean CustomerMasterKeySpec or KeySpec/),
    ],
    [
      "a member with the wrong type",
      { Description: 1 },
      expect.stringMatching(/Description must be a string/),
    ],
  ])("rejects %s", async (_, input, message) => {
    await expect(kms.createKey(input)).rejects.toEqual(exception("ValidationException", message));
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
    ["a name that belongs to AWS", "alias/aws/s3", "NotAuthorizedException", ""],
    [
      "a name that exists",
      "alias/taken",
      "AlreadyExistsException",
      "An alias with the name arn:aws:kms:us-east-1:111122223333:alias/taken already exists",
    ],
  ])("rejects %s", async (_, AliasName, name, message) => {
    await expect(kms.createAlias({ AliasName, TargetKeyId: target })).rejects.toEqual(
      exception(name, message),
    );
  });

  test("rejects an alias as target", async () => {
    await expect(kms.createAlias({ AliasName: "alias/b", TargetKeyId: "alias/taken" })).rejects.toEqual(
      exception("ValidationException", "Aliases must refer to keys. Not aliases"),
    );
  });

  test("rejects a key that does not exist", async () => {
    await expect(kms.createAlias({ AliasName: "alias/b", TargetKeyId: "none" })).rejects.toBeInstanceOf(
      NotFoundException,
    );
  });
});

describe("key states", () => {
  test("change from enabled to disabled and back", async () => {
    const { KeyId, Arn } = await kms.createKey();
    await kms.disableKey({ KeyId });
    await kms.disableKey({ KeyId: Arn });
    await kms.enableKey({ KeyId });
    await expect(
      kms.createAlias({ AliasName: "alias/enabled", TargetKeyId: KeyId }),
    ).resolves.toBeUndefined();
  });

  test("change to pending deletion, and after a cancellation to disabled", async () => {
    const { KeyId, Arn, CreationDate } = await kms.createKey();
    const response = await kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays: 7 });
    expect(response).toEqual({
      KeyId: Arn,
      DeletionDate: expect.any(Date),
      KeyState: "PendingDeletion",
      PendingWindowInDays: 7,
    });
    const days = (Number(response.DeletionDate) - Number(CreationDate)) / (24 * 60 * 60 * 1000);
    expect(days).toBeCloseTo(7, 2);

    const pending = exception("KMSInvalidStateException", `${Arn} is pending deletion.`);
    await expect(kms.enableKey({ KeyId })).rejects.toEqual(pending);
    await expect(kms.disableKey({ KeyId })).rejects.toEqual(pending);
    await expect(kms.scheduleKeyDeletion({ KeyId })).rejects.toEqual(pending);
    await expect(kms.createAlias({ AliasName: "alias/p", TargetKeyId: KeyId })).rejects.toEqual(pending);

    expect(await kms.cancelKeyDeletion({ KeyId })).toEqual({ KeyId: Arn });
    await expect(kms.cancelKeyDeletion({ KeyId })).rejects.toEqual(
      exception("KMSInvalidStateException", `${Arn} is not pending deletion.`),
    );
    await kms.enableKey({ KeyId });
  });

  test.each([0, 6, 31, 366])(
    "do not change when the waiting period is invalid: %i days",
    async (PendingWindowInDays) => {
      const { KeyId } = await kms.createKey();
      await expect(kms.scheduleKeyDeletion({ KeyId, PendingWindowInDays })).rejects.toMatchObject({
        name: "ValidationException",
      });
      await kms.disableKey({ KeyId });
    },
  );

  test.each(["enableKey", "disableKey", "scheduleKeyDeletion", "cancelKeyDeletion"] as const)(
    "%s rejects an alias",
    async (operation) => {
      await expect(kms[operation]({ KeyId: "alias/any" })).rejects.toEqual(
        exception("InvalidArnException", "Key Aliases are not supported for this operation."),
      );
    },
  );

  test("are checked, with exceptions of this package", async () => {
    await expect(kms.enableKey({ KeyId: "none" })).rejects.toBeInstanceOf(KMSServiceException);
  });
});
