/** Keys: their states, their rotation, and their public keys. */
import { constants, createPublicKey, publicEncrypt } from "node:crypto";
import { expect } from "vitest";
import type { Input, Operation } from "../clients.js";
import type { Scenario } from "../Scenario.js";
import type { TestKey, World } from "../World.js";

const Plaintext = Buffer.from("data");

/** Calls that need an enabled key and leave it usable. */
async function uses(kms: World, { KeyId }: TestKey): Promise<[Operation, object][]> {
  const other = await kms.key("other");
  const own = await kms.call("Encrypt", { KeyId, Plaintext });
  const others = await kms.call("Encrypt", { KeyId: other.KeyId, Plaintext });
  return [
    ["Encrypt", { KeyId, Plaintext }],
    ["Decrypt", { CiphertextBlob: own.CiphertextBlob }],
    ["ReEncrypt", { CiphertextBlob: own.CiphertextBlob, DestinationKeyId: other.KeyId }],
    ["ReEncrypt", { CiphertextBlob: others.CiphertextBlob, DestinationKeyId: KeyId }],
    ["GenerateDataKey", { KeyId, KeySpec: "AES_256" }],
    ["GenerateDataKeyWithoutPlaintext", { KeyId, KeySpec: "AES_256" }],
    ["GenerateDataKeyPair", { KeyId, KeyPairSpec: "ECC_NIST_P256" }],
    ["EnableKeyRotation", { KeyId }],
    ["DisableKeyRotation", { KeyId }],
  ];
}

const disabled: Scenario = {
  name: "a disabled key cannot be used, but can be managed",
  run: async (kms) => {
    const key = await kms.key("key");
    const { KeyId } = key;
    const calls = await uses(kms, key);
    await kms.rejects("CancelKeyDeletion", { KeyId }, "KMSInvalidStateException");
    await kms.call("DisableKey", { KeyId });
    for (const [operation, input] of calls) {
      await kms.rejects(operation, input as Input<never>, "DisabledException");
    }
    await kms.call("DescribeKey", { KeyId });
    await kms.call("GetKeyRotationStatus", { KeyId });
    await kms.call("UpdateKeyDescription", { KeyId, Description: "still managed" });
    await kms.call("TagResource", { KeyId, Tags: [{ TagKey: "a", TagValue: "b" }] });
    await kms.call("CreateAlias", { AliasName: kms.alias("disabled"), TargetKeyId: KeyId });
    await kms.call("EnableKey", { KeyId });
    await kms.call("Encrypt", { KeyId, Plaintext });
  },
};

const pending: Scenario = {
  name: "a key that is pending deletion can be neither used nor changed",
  run: async (kms) => {
    const key = await kms.key("key");
    const { KeyId } = key;
    const calls = await uses(kms, key);
    const scheduled = await kms.call("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    expect(scheduled).toMatchObject({ KeyId: key.Arn, KeyState: "PendingDeletion", PendingWindowInDays: 7 });
    for (const [operation, input] of calls) {
      await kms.rejects(operation, input as Input<never>, "KMSInvalidStateException");
    }
    const code = "KMSInvalidStateException";
    await kms.rejects("EnableKey", { KeyId }, code);
    await kms.rejects("DisableKey", { KeyId }, code);
    await kms.rejects("ScheduleKeyDeletion", { KeyId }, code);
    await kms.rejects("UpdateKeyDescription", { KeyId, Description: "no longer" }, code);
    await kms.rejects("CreateAlias", { AliasName: kms.alias("pending"), TargetKeyId: KeyId }, code);
    await kms.call("DescribeKey", { KeyId });
    await kms.call("GetKeyPolicy", { KeyId });
    await kms.call("CancelKeyDeletion", { KeyId });
    const { KeyMetadata } = await kms.call("DescribeKey", { KeyId });
    expect(KeyMetadata?.KeyState).toBe("Disabled");
  },
};

const pendingImport: Scenario = {
  name: "a key without key material is pending import",
  run: async (kms) => {
    const { KeyId } = await kms.key("external", { Origin: "EXTERNAL" });
    const code = "KMSInvalidStateException";
    await kms.rejects("Encrypt", { KeyId, Plaintext }, code);
    await kms.rejects("EnableKey", { KeyId }, code);
    await kms.rejects("DisableKey", { KeyId }, code);
    await kms.rejects("RotateKeyOnDemand", { KeyId }, code);
    await kms.rejects("EnableKeyRotation", { KeyId }, "UnsupportedOperationException");
    await kms.rejects("DisableKeyRotation", { KeyId }, "UnsupportedOperationException");
    await kms.call("GetKeyRotationStatus", { KeyId });
    await kms.call("ListKeyRotations", { KeyId, IncludeKeyMaterial: "ALL_KEY_MATERIAL" });
    await kms.call("TagResource", { KeyId, Tags: [{ TagKey: "a", TagValue: "b" }] });
    await kms.call("ScheduleKeyDeletion", { KeyId, PendingWindowInDays: 7 });
    await kms.call("CancelKeyDeletion", { KeyId });
    const { KeyMetadata } = await kms.call("DescribeKey", { KeyId });
    expect(KeyMetadata).toMatchObject({ KeyState: "PendingImport", Origin: "EXTERNAL" });
  },
};

const schedule: Scenario = {
  name: "automatic rotation can be enabled and disabled",
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    const off = await kms.call("GetKeyRotationStatus", { KeyId });
    expect(off.KeyRotationEnabled).toBe(false);
    await kms.call("EnableKeyRotation", { KeyId, RotationPeriodInDays: 90 });
    const on = await kms.call("GetKeyRotationStatus", { KeyId });
    expect(on).toMatchObject({ KeyRotationEnabled: true, RotationPeriodInDays: 90 });
    const { Rotations } = await kms.call("ListKeyRotations", { KeyId });
    expect(Rotations).toEqual([]);
    await kms.call("DisableKeyRotation", { KeyId });
    const rsa = await kms.key("rsa", { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
    await kms.rejects("EnableKeyRotation", { KeyId: rsa.KeyId }, "UnsupportedOperationException");
    const never = await kms.call("GetKeyRotationStatus", { KeyId: rsa.KeyId });
    expect(never.KeyRotationEnabled).toBe(false);
    await kms.rejects("DisableKeyRotation", { KeyId: rsa.KeyId }, "UnsupportedOperationException");
  },
};

const onDemand: Scenario = {
  name: "after a rotation, old ciphertexts can be decrypted, and ReEncrypt uses the new key material",
  skip: { targets: ["AWS"], because: "a rotation on demand is billed every month and takes a while" },
  run: async (kms) => {
    const { KeyId } = await kms.key("key");
    const { CiphertextBlob } = await kms.call("Encrypt", { KeyId, Plaintext });
    await kms.call("RotateKeyOnDemand", { KeyId });
    await kms.call("Decrypt", { CiphertextBlob });
    const moved = await kms.call("ReEncrypt", { CiphertextBlob, DestinationKeyId: KeyId });
    expect(moved.DestinationKeyMaterialId).not.toBe(moved.SourceKeyMaterialId);
    const { Rotations } = await kms.call("ListKeyRotations", { KeyId });
    expect(Rotations).toMatchObject([{ RotationType: "ON_DEMAND" }]);
  },
};

const rsa: Scenario = {
  name: "a ciphertext made outside of KMS with the public key of an RSA key can be decrypted",
  run: async (kms) => {
    const { KeyId } = await kms.key("rsa", { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
    const symmetric = await kms.key("symmetric");
    const EncryptionAlgorithm = "RSAES_OAEP_SHA_256";
    const { PublicKey = new Uint8Array() } = await kms.call("GetPublicKey", { KeyId });
    const key = createPublicKey({ key: Buffer.from(PublicKey), format: "der", type: "spki" });
    const padding = constants.RSA_PKCS1_OAEP_PADDING;
    const CiphertextBlob = publicEncrypt({ key, padding, oaepHash: "sha256" }, Plaintext);
    await kms.call("Decrypt", { CiphertextBlob, KeyId, EncryptionAlgorithm });
    const SourceEncryptionAlgorithm = EncryptionAlgorithm;
    const source = { CiphertextBlob, SourceKeyId: KeyId, SourceEncryptionAlgorithm } as const;
    const moved = await kms.call("ReEncrypt", { ...source, DestinationKeyId: symmetric.KeyId });
    await kms.call("Decrypt", { CiphertextBlob: moved.CiphertextBlob });
    const wrong = { CiphertextBlob, KeyId, EncryptionAlgorithm: "RSAES_OAEP_SHA_1" } as const;
    await kms.rejects("Decrypt", wrong, "InvalidCiphertextException");
    await kms.rejects("GetPublicKey", { KeyId: symmetric.KeyId }, "UnsupportedOperationException");
    const usage = { KeyId: symmetric.KeyId, Plaintext, EncryptionAlgorithm } as const;
    await kms.rejects("Encrypt", usage, "InvalidKeyUsageException");
  },
};

/** Scenarios about keys. */
export const keys = [disabled, pending, pendingImport, schedule, onDemand, rsa];
