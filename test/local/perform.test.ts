import { describe, expect, test } from "vitest";
import { OPERATION_NAMES } from "../../src/local/OperationName.js";
import { methodOf, operationOf } from "../../src/local/perform.js";

const PERFORMED = [
  ["CreateKey", "DescribeKey", "ListKeys", "UpdateKeyDescription", "EnableKey", "DisableKey"],
  ["ScheduleKeyDeletion", "CancelKeyDeletion"],
  ["CreateAlias", "UpdateAlias", "DeleteAlias", "ListAliases"],
  ["Encrypt", "Decrypt", "ReEncrypt", "GenerateRandom", "GetPublicKey"],
  ["GenerateDataKey", "GenerateDataKeyWithoutPlaintext"],
  ["GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext"],
  ["CreateGrant", "ListGrants", "RetireGrant", "RevokeGrant"],
  ["GetKeyPolicy", "PutKeyPolicy", "ListKeyPolicies"],
  ["EnableKeyRotation", "DisableKeyRotation", "GetKeyRotationStatus", "RotateKeyOnDemand"],
  ["Sign", "Verify", "GenerateMac", "VerifyMac", "DeriveSharedSecret", "Encapsulate", "Decapsulate"],
  ["ListKeyRotations", "TagResource", "UntagResource", "ListResourceTags"],
].flat();

describe("methodOf", () => {
  test.each(PERFORMED)("returns the method of %s", (name) => {
    expect(operationOf(methodOf(name)).name).toBe(name);
  });

  const others = [...OPERATION_NAMES].filter((name) => !PERFORMED.includes(name));
  test.each(others)("rejects %s, which LocalKms does not perform", (name) => {
    expect(() => methodOf(name)).toThrow(expect.objectContaining({ name: "NotImplementedException" }));
  });

  test.each(["toString", "reEncrypt", ""])("rejects %j, which is not a KMS operation", (name) => {
    expect(() => methodOf(name)).toThrow(expect.objectContaining({ name: "UnknownOperationException" }));
  });
});
