import { describe, expect, test } from "vitest";
import { defaultKeyPolicy } from "../../../src/local/authorization/default-policy.js";
import { parseKeyPolicy } from "../../../src/local/authorization/KeyPolicy.js";

const statement = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:role/app" },
  Action: "kms:Decrypt",
  Resource: "*",
};
const document = (change: object = {}, policy: object = {}) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ ...statement, ...change }], ...policy });

describe("parseKeyPolicy", () => {
  test("reads texts, lists and conditions", () => {
    const policy = document({
      Sid: "one",
      Action: ["kms:Decrypt", "kms:ReEncrypt*"],
      Condition: {
        "ForAnyValue:StringEqualsIfExists": { "kms:EncryptionContext:Tenant": ["a", "b"] },
        Bool: { "kms:ReEncryptOnSameKey": true },
      },
    });
    expect(parseKeyPolicy(policy)).toEqual({
      document: policy,
      statements: [
        {
          effect: "Allow",
          principals: ["arn:aws:iam::111122223333:role/app"],
          actions: ["kms:Decrypt", "kms:ReEncrypt*"],
          resources: ["*"],
          conditions: [
            {
              operator: "StringEquals",
              quantifier: "ForAnyValue",
              ifExists: true,
              key: "kms:encryptioncontext:tenant",
              values: ["a", "b"],
            },
            {
              operator: "Bool",
              quantifier: undefined,
              ifExists: false,
              key: "kms:reencryptonsamekey",
              values: ["true"],
            },
          ],
        },
      ],
    });
  });

  test.each([
    ["everybody", "*"],
    ["everybody, as a list", { AWS: ["*"] }],
    ["an account", { AWS: "111122223333" }],
    ["a role session", { AWS: "arn:aws:sts::111122223333:assumed-role/app/session" }],
    ["a service, which never calls", { Service: "s3.amazonaws.com" }],
  ])("takes as principal: %s", (_, Principal) => {
    expect(() => parseKeyPolicy(document({ Principal }))).not.toThrow();
  });

  test("takes a statement without action or resource, which has no effect", () => {
    const { statements } = parseKeyPolicy(document({ Action: undefined, Resource: undefined }));
    expect(statements).toMatchObject([{ actions: [], resources: [] }]);
  });

  test("takes the policy that KMS gives", () => {
    const text = defaultKeyPolicy({ region: "cn-north-1", accountId: "111122223333" });
    expect(parseKeyPolicy(text).statements).toMatchObject([
      { principals: ["arn:aws-cn:iam::111122223333:root"], actions: ["kms:*"], resources: ["*"] },
    ]);
  });

  const malformed = "MalformedPolicyDocumentException";
  const unsupported = "UnsupportedOperationException";
  test.each<[string, string, string, RegExp]>([
    ["no JSON", "{", malformed, /not valid JSON/],
    ["a list", "[]", malformed, /not a JSON object/],
    ["another version", document({}, { Version: "2020-01-01" }), malformed, /version/],
    ["an unknown element", document({}, { Statements: [] }), malformed, /unknown element Statements/],
    ["no statement", document({}, { Statement: undefined }), malformed, /no statement/],
    ["an unknown element of a statement", document({ Actions: "kms:*" }), malformed, /element Actions/],
    ["another effect", document({ Effect: "allow" }), malformed, /Effect/],
    ["no principal", document({ Principal: undefined }), malformed, /no principal/],
    ["a principal that is text", document({ Principal: "111122223333" }), malformed, /invalid principals/],
    [
      "a wildcard in a principal",
      document({ Principal: { AWS: "arn:aws:iam::111122223333:role/*" } }),
      malformed,
      /invalid principals/,
    ],
    ["what is no principal", document({ Principal: { AWS: "alice" } }), malformed, /invalid principals/],
    ["an action that is no text", document({ Action: {} }), malformed, /Action is not text/],
    ["a condition that is no object", document({ Condition: [] }), malformed, /Condition/],
    [
      "an unknown operator",
      document({ Condition: { StringIs: { "aws:PrincipalArn": "a" } } }),
      malformed,
      /StringIs/,
    ],
    [
      "an operator that objects have anyway",
      document({ Condition: { constructor: { "aws:PrincipalArn": "a" } } }),
      malformed,
      /constructor/,
    ],
    [
      "an operator on dates",
      document({ Condition: { DateLessThan: { "aws:CurrentTime": "2026-01-01" } } }),
      unsupported,
      /DateLessThan/,
    ],
    [
      "a key that it cannot know",
      document({ Condition: { StringEquals: { "aws:UserAgent": "a" } } }),
      unsupported,
      /aws:UserAgent/,
    ],
    [
      "a variable",
      document({ Resource: `arn:aws:kms:*:*:key/$\{aws:username}` }),
      unsupported,
      /policy variable/,
    ],
    ["NotAction", document({ NotAction: "kms:Decrypt" }), unsupported, /NotAction/],
    ["more than 32 KB", document({ Sid: "a".repeat(32_768) }), "LimitExceededException", /32 KB/],
  ])("refuses %s", (_, policy, name, message) => {
    expect(() => parseKeyPolicy(policy)).toThrow(
      expect.objectContaining({ name, message: expect.stringMatching(message) }),
    );
  });
});
