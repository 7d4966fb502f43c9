import { describe, expect, test } from "vitest";
import { arnOf } from "../../../src/local/arn.js";
import { parseKeyReference } from "../../../src/local/keys/keyReference.js";

const id = "1234abcd-12ab-34cd-56ef-1234567890ab";
const location = { region: "eu-west-1", accountId: "111122223333" };

describe("parseKeyReference", () => {
  test.each([
    ["key ID", id, { kind: "key", keyId: id }],
    ["alias name", "alias/a/b", { kind: "alias", name: "alias/a/b" }],
    ["key ARN", `arn:aws:kms:eu-west-1:111122223333:key/${id}`, { kind: "key", keyId: id, location }],
    [
      "alias ARN",
      "arn:aws:kms:eu-west-1:111122223333:alias/a/b",
      { kind: "alias", name: "alias/a/b", location },
    ],
    [
      "key ARN of another partition",
      `arn:aws-cn:kms:eu-west-1:111122223333:key/${id}`,
      { keyId: id, location },
    ],
    ["ARN of another service", "arn:aws:iam:eu-west-1:111122223333:key/x", { kind: "key" }],
    ["an incomplete ARN", "arn:", { kind: "key", keyId: "arn:" }],
  ])("parses: %s", (_, text, expected) => {
    expect(parseKeyReference(text)).toMatchObject({ ...expected, text });
  });

  test("returns no location for an alias name", () => {
    expect(parseKeyReference("alias/x").location).toBeUndefined();
  });
});

describe("arnOf", () => {
  test.each([
    ["us-east-1", "aws"],
    ["cn-north-1", "aws-cn"],
    ["us-gov-west-1", "aws-us-gov"],
    ["us-iso-east-1", "aws-iso"],
    ["us-isob-east-1", "aws-iso-b"],
    ["eusc-de-east-1", "aws-eusc"],
  ])("puts %s into the partition %s", (region, partition) => {
    expect(arnOf({ region, accountId: "111122223333" }, "key/x")).toBe(
      `arn:${partition}:kms:${region}:111122223333:key/x`,
    );
  });
});
