import { describe, expect, test } from "vitest";
import { OPERATION_NAMES } from "../../../src/local/operations/operation-names.js";
import { handlerOf } from "../../../src/local/operations/wire-handlers.js";

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
  ["ListKeyRotations", "TagResource", "UntagResource", "ListResourceTags"],
].flat();

describe("handlerOf", () => {
  test.each(PERFORMED)("%s is performed", (name) => {
    expect(handlerOf(name).operation.name).toBe(name);
  });

  const others = [...OPERATION_NAMES].filter((name) => !PERFORMED.includes(name));
  test.each(others)("%s is an operation of KMS that is not performed", (name) => {
    expect(() => handlerOf(name)).toThrow(expect.objectContaining({ name: "UnsupportedOperationException" }));
  });

  test("and every other name is no operation", () => {
    expect(() => handlerOf("toString")).toThrow(
      expect.objectContaining({ name: "UnknownOperationException" }),
    );
  });
});
