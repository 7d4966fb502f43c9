/** The same calls with the SDK and with this package, each against a LocalKms of its own: the outcomes are the same. */

import * as crypto from "node:crypto";
import { describe, expect, it } from "vitest";
import { handlers } from "../../src/local/operations.js";
import { furtherScenarios } from "../support/further-scenarios.js";
import { KEYS, outcomesOf, type Scene, WAYS } from "../support/outcomes-of.js";

const { source, destination, rsa, disabled } = KEYS;
const text = new TextEncoder().encode("data");
const context = { tenant: "a" };
const RSA = "RSAES_OAEP_SHA_256";
const data = { KeyId: source, Plaintext: text };
const missing = "99999999-9999-9999-9999-999999999999";

const scenarios: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  "moves data": async ({ call }) => {
    const { CiphertextBlob } = await call("Encrypt", {
      ...data,
      KeyId: "alias/source",
      EncryptionContext: context,
    });
    const moved = await call("ReEncrypt", {
      CiphertextBlob,
      SourceEncryptionContext: context,
      DestinationKeyId: "alias/destination",
    });
    await call("Decrypt", { CiphertextBlob: moved.CiphertextBlob, KeyId: destination });
    await call("Encrypt", { ...data, DryRun: true });
    await call("ReEncrypt", { CiphertextBlob, DestinationKeyId: destination });
    await call("Decrypt", { CiphertextBlob, EncryptionContext: { tenant: "b" } });
    await call("Decrypt", { CiphertextBlob, EncryptionContext: context, KeyId: destination });
    await call("Decrypt", { CiphertextBlob: text });
    await call("ReEncrypt", {
      DryRun: true,
      DryRunModifiers: ["IGNORE_CIPHERTEXT"],
      SourceKeyId: source,
      DestinationKeyId: destination,
    });
  },
  "encrypts with an asymmetric key": async ({ call }) => {
    await call("GetPublicKey", { KeyId: rsa });
    const { CiphertextBlob } = await call("Encrypt", {
      KeyId: rsa,
      Plaintext: text,
      EncryptionAlgorithm: RSA,
    });
    await call("Decrypt", { CiphertextBlob, KeyId: rsa, EncryptionAlgorithm: RSA });
    await call("Encrypt", { KeyId: rsa, Plaintext: text });
    await call("Encrypt", { KeyId: rsa, Plaintext: new Uint8Array(191), EncryptionAlgorithm: RSA });
    await call("GetPublicKey", { KeyId: source });
  },
  "makes data keys": async ({ call }) => {
    const { CiphertextBlob } = await call("GenerateDataKey", { KeyId: source, KeySpec: "AES_256" });
    await call("ReEncrypt", { CiphertextBlob, DestinationKeyId: destination });
    await call("GenerateDataKey", { KeyId: source, NumberOfBytes: 64, EncryptionContext: context });
    await call("GenerateDataKeyWithoutPlaintext", { KeyId: source, KeySpec: "AES_128" });
    await call("GenerateDataKeyPair", { KeyId: source, KeyPairSpec: "ECC_NIST_P256" });
    await call("GenerateDataKeyPairWithoutPlaintext", { KeyId: source, KeyPairSpec: "ECC_NIST_P256" });
    await call("GenerateDataKey", { KeyId: rsa, KeySpec: "AES_256" });
    await call("GenerateDataKeyWithoutPlaintext", { KeyId: disabled, KeySpec: "AES_256" });
    await call("GenerateDataKeyPair", { KeyId: "alias/missing", KeyPairSpec: "ECC_NIST_P256" });
    await call("GenerateDataKeyPairWithoutPlaintext", { KeyId: disabled, KeyPairSpec: "ECC_NIST_P256" });
  },
  "makes a key, and names it": async ({ call }) => {
    const { KeyMetadata } = await call("CreateKey", {
      Description: "new",
      Tags: [{ TagKey: "stage", TagValue: "test" }],
    });
    const TargetKeyId: unknown = Reflect.get(Object(KeyMetadata), "KeyId");
    await call("CreateAlias", { AliasName: "alias/new", TargetKeyId });
    await call("DescribeKey", { KeyId: "alias/new" });
    await call("UpdateAlias", { AliasName: "alias/new", TargetKeyId: source });
    await call("CreateKey", {});
    await call("CreateKey", { Policy: "{" });
    await call("CreateKey", { Tags: [{ TagKey: "aws:own", TagValue: "" }] });
    await call("CreateAlias", { AliasName: "alias/new", TargetKeyId });
    await call("CreateAlias", {
      AliasName: "alias/other",
      TargetKeyId: "99999999-9999-9999-9999-999999999999",
    });
    await call("UpdateAlias", { AliasName: "alias/missing", TargetKeyId: source });
    await call("UpdateAlias", { AliasName: "alias/new", TargetKeyId: rsa });
    await call("DescribeKey", { KeyId: "arn:aws:kms:us-east-1:111122223333:key/none" });
  },
  "changes the state of a key": async ({ call }) => {
    await call("DisableKey", { KeyId: source });
    await call("Encrypt", data);
    await call("EnableKey", { KeyId: source });
    await call("ScheduleKeyDeletion", { KeyId: source, PendingWindowInDays: 7 });
    await call("ScheduleKeyDeletion", { KeyId: source });
    await call("Encrypt", data);
    await call("EnableKey", { KeyId: source });
    await call("DisableKey", { KeyId: source });
    await call("DescribeKey", { KeyId: source });
    await call("CancelKeyDeletion", { KeyId: source });
    await call("CancelKeyDeletion", { KeyId: source });
    await call("EnableKey", { KeyId: "99999999-9999-9999-9999-999999999999" });
  },
  "grants and refuses": async ({ call, stranger }) => {
    await stranger("Encrypt", data);
    const { GrantToken } = await call("CreateGrant", {
      KeyId: source,
      GranteePrincipal: "arn:aws:iam::111122223333:user/stranger",
      Operations: ["Encrypt", "Decrypt"],
      Name: "test",
    });
    await stranger("Encrypt", { ...data, GrantTokens: [GrantToken] });
    await stranger("Encrypt", { ...data, GrantTokens: ["none"] });
    await stranger("DescribeKey", { KeyId: source });
    await stranger("ListKeys", {});
    await call("CreateGrant", { KeyId: disabled, GranteePrincipal: "nobody", Operations: ["Encrypt"] });
  },
  "leaves out members that are null, such as those of database rows": async ({ call }) => {
    const none = { GrantTokens: null, DryRun: null };
    const { CiphertextBlob } = await call("Encrypt", { ...data, ...none, EncryptionContext: null });
    await call("Decrypt", { CiphertextBlob, KeyId: null, EncryptionAlgorithm: null, ...none });
    await call("ReEncrypt", { CiphertextBlob, DestinationKeyId: destination, SourceKeyId: null, ...none });
    await call("GenerateDataKey", { KeyId: source, KeySpec: "AES_256", NumberOfBytes: null });
    await call("ListKeys", { Limit: null, Marker: null });
    await call("CreateGrant", {
      KeyId: source,
      GranteePrincipal: "arn:aws:iam::111122223333:root",
      Operations: ["Encrypt"],
      Constraints: { EncryptionContextSubset: null, EncryptionContextEquals: context },
    });
  },
  lists: async ({ call }) => {
    const { NextMarker } = await call("ListKeys", { Limit: 2 });
    await call("ListKeys", { Marker: NextMarker });
    await call("ListAliases", {});
    await call("ListAliases", { KeyId: source, Limit: 1 });
    await call("ListAliases", { KeyId: "99999999-9999-9999-9999-999999999999" });
    await call("ListKeys", { Marker: "made up" });
  },
  "manages policies, tags and rotation": async ({ call }) => {
    await call("GetKeyPolicy", { KeyId: source });
    await call("GetKeyPolicy", { KeyId: source, PolicyName: "other" });
    await call("ListKeyPolicies", { KeyId: source });
    await call("ListKeyPolicies", { KeyId: missing });
    const { Policy } = await call("GetKeyPolicy", { KeyId: destination });
    await call("PutKeyPolicy", { KeyId: source, Policy });
    await call("PutKeyPolicy", { KeyId: source, Policy: "{" });
    await call("TagResource", { KeyId: source, Tags: [{ TagKey: "stage", TagValue: "test" }] });
    await call("TagResource", { KeyId: source, Tags: [{ TagKey: "aws:own", TagValue: "" }] });
    await call("ListResourceTags", { KeyId: source });
    await call("ListResourceTags", { KeyId: missing });
    await call("UntagResource", { KeyId: source, TagKeys: ["stage"] });
    await call("UntagResource", { KeyId: missing, TagKeys: ["stage"] });
    await call("UpdateKeyDescription", { KeyId: source, Description: "changed" });
    await call("UpdateKeyDescription", { KeyId: missing, Description: "changed" });
    await call("EnableKeyRotation", { KeyId: source, RotationPeriodInDays: 90 });
    await call("EnableKeyRotation", { KeyId: disabled });
    await call("GetKeyRotationStatus", { KeyId: source });
    await call("GetKeyRotationStatus", { KeyId: missing });
    await call("RotateKeyOnDemand", { KeyId: source });
    await call("RotateKeyOnDemand", { KeyId: disabled });
    await call("ListKeyRotations", { KeyId: source, IncludeKeyMaterial: "ALL_KEY_MATERIAL" });
    await call("ListKeyRotations", { KeyId: missing });
    await call("DisableKeyRotation", { KeyId: source });
    await call("DisableKeyRotation", { KeyId: disabled });
  },
  "revokes and retires grants, deletes an alias, makes random bytes": async ({ call }) => {
    const grant = {
      KeyId: source,
      GranteePrincipal: "arn:aws:iam::111122223333:root",
      Operations: ["Encrypt"],
    };
    const { GrantId } = await call("CreateGrant", grant);
    await call("ListGrants", { KeyId: source });
    await call("ListGrants", { KeyId: source, GrantId: "0".repeat(64) });
    await call("RevokeGrant", { KeyId: source, GrantId });
    await call("RevokeGrant", { KeyId: source, GrantId });
    const { GrantToken } = await call("CreateGrant", { ...grant, RetiringPrincipal: grant.GranteePrincipal });
    await call("RetireGrant", { GrantToken });
    await call("RetireGrant", { GrantToken });
    await call("DeleteAlias", { AliasName: "alias/source" });
    await call("DeleteAlias", { AliasName: "alias/source" });
    await call("GenerateRandom", { NumberOfBytes: 32 });
    await call("GenerateRandom", { NumberOfBytes: 32, CustomKeyStoreId: "cks-1" });
  },
  "repeats what may succeed": async ({ call, kms }) => {
    for (const fault of [
      "KMSInternalException",
      "DependencyTimeoutException",
      "ThrottlingException",
    ] as const) {
      kms.faults.next(1, fault);
      await call("Encrypt", data);
      kms.faults.next(2, fault);
      await call("Encrypt", data);
    }
    for (const fault of [
      "KeyUnavailableException",
      "InternalFailure",
      "ServiceUnavailableException",
    ] as const) {
      kms.faults.next(2, fault);
      await call("Decrypt", { CiphertextBlob: text });
    }
  },
  ...furtherScenarios,
};

describe.each(WAYS)("by %s", (way) => {
  it.each(Object.keys(scenarios))("%s, with the same outcomes", async (title) => {
    const scenario = scenarios[title] ?? (() => Promise.reject(new Error("no such scenario")));
    const [expected, outcomes] = await Promise.all([
      outcomesOf("sdk", way, scenario),
      outcomesOf("ours", way, scenario),
    ]);
    expect(outcomes).toEqual(expected);
  });
});

it("every operation that LocalKms performs is compared, when it succeeds and when it fails", async () => {
  const outcomes = await Promise.all(
    Object.values(scenarios).map((scenario) => outcomesOf("ours", "commands", scenario)),
  );
  const operations = (kind: string) =>
    new Set(outcomes.flat().flatMap((o) => (kind in Object(o) ? [Reflect.get(Object(o), "operation")] : [])));
  const all = Object.keys(handlers).map((method) => method.charAt(0).toUpperCase() + method.slice(1));
  // Where Node.js does not have ML-KEM, only their errors are compared.
  const isUnsupported = (name: string) => /capsulate$/.test(name) && !Object.hasOwn(crypto, "encapsulate");
  expect([...operations("output")].sort()).toEqual(all.filter((name) => !isUnsupported(name)).sort());
  expect([...operations("error")].sort()).toEqual(all.sort());
});
