import { describe, expect, test } from "vitest";
import { defaultKeyPolicy } from "../../../src/local/policy/defaultKeyPolicy.js";
import { parseKeyPolicy } from "../../../src/local/policy/parseKeyPolicy.js";

const statement = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:role/app" },
  Action: "kms:Decrypt",
  Resource: "*",
};
const document = (change: object = {}, policy: object = {}) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ ...statement, ...change }], ...policy });

describe("parseKeyPolicy", () => {
  test("parses strings, lists and conditions", () => {
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
    ["everyone", "*"],
    ["everyone, as a list", { AWS: ["*"] }],
    ["an account", { AWS: "111122223333" }],
    ["a role session", { AWS: "arn:aws:sts::111122223333:assumed-role/app/session" }],
    ["a service", { Service: "s3.amazonaws.com" }],
  ])("accepts as principal: %s", (_, Principal) => {
    expect(() => parseKeyPolicy(document({ Principal }))).not.toThrow();
  });

  test("accepts a statement without action and resource, which has no effect", () => {
    const { statements } = parseKeyPolicy(document({ Action: undefined, Resource: undefined }));
    expect(statements).toMatchObject([{ actions: [], resources: [] }]);
  });

  test("accepts the default policy of KMS", () => {
    const text = defaultKeyPolicy({ region: "cn-north-1", accountId: "111122223333" });
    expect(parseKeyPolicy(text).statements).toMatchObject([
      { principals: ["arn:aws-cn:iam::111122223333:root"], actions: ["kms:*"], resources: ["*"] },
    ]);
  });

  const malformed = "MalformedPolicyDocumentException";
  const unsupported = "NotImplementedException";
  test.each<[string, string, string, RegExp]>([
    ["a document that is not JSON", "{", malformed, /not valid JSON/],
    ["a list", "[]", malformed, /not a JSON object/],
    ["an unknown version", document({}, { Version: "2020-01-01" }), malformed, /version/],
    ["an unknown element", document({}, { Statements: [] }), malformed, /unknown element Statements/],
    ["a missing statement", document({}, { Statement: undefined }), malformed, /no statement/],
    ["an unknown element of a statement", document({ Actions: "kms:*" }), malformed, /element Actions/],
    ["an unknown effect", document({ Effect: "allow" }), malformed, /Effect/],
    ["a missing principal", document({ Principal: undefined }), malformed, /no principal/],
    [
      "a principal that is a string",
      document({ Principal: "111122223333" }),
      malformed,
      /invalid principals/,
    ],
    [
      "a wildcard in a principal",
      document({ Principal: { AWS: "arn:aws:iam::111122223333:role/*" } }),
      malformed,
      /invalid principals/,
    ],
    ["an invalid principal", document({ Principal: { AWS: "alice" } }), malformed, /invalid principals/],
    ["an action that is not a string", document({ Action: {} }), malformed, /Action is not text/],
    ["a condition that is not an object", document({ Condition: [] }), malformed, /Condition/],
    [
      "an unknown operator",
      document({ Condition: { StringIs: { "aws:PrincipalArn": "a" } } }),
      malformed,
      /StringIs/,
    ],
    [
      "a property name of objects as operator",
      document({ Condition: { constructor: { "aws:PrincipalArn": "a" } } }),
      malformed,
      /constructor/,
    ],
    [
      "a condition key that LocalKms does not evaluate",
      document({ Condition: { StringEquals: { "aws:Example": "a" } } }),
      unsupported,
      /aws:Example/,
    ],
    [
      "a policy variable that LocalKms does not evaluate",
      document({ Resource: `arn:aws:kms:*:*:key/$\{aws:Example}` }),
      unsupported,
      /policy variable \$\{aws:example\}/,
    ],
    ["both Action and NotAction", document({ NotAction: "kms:Decrypt" }), malformed, /Action and NotAction/],
    ["a policy without statements", document({}, { Statement: [] }), malformed, /no statement/],
    ["an empty list of principals", document({ Principal: { AWS: [] } }), malformed, /invalid principals/],
    ["an empty list of services", document({ Principal: { Service: [] } }), malformed, /invalid principals/],
    ["no kind of principal", document({ Principal: {} }), malformed, /invalid principals/],
    [
      "a name that is not a service",
      document({ Principal: { Service: "s3" } }),
      malformed,
      /invalid principals/,
    ],
    ...[
      "arn:aws:iam::11112222333:root",
      "11112222333",
      "arn:aws:iam:us-east-1:111122223333:root",
      "arn:aws:iam::111122223333:group/admins",
      "arn:aws:iam::111122223333:user/",
      "arn:aws:sts::111122223333:assumed-role/app",
      "arn:aws:s3:::bucket",
    ].map((AWS): [string, string, string, RegExp] => [
      `the principal ${AWS}`,
      document({ Principal: { AWS } }),
      malformed,
      /invalid principals/,
    ]),
    ["more than 32 KB", document({ Sid: "a".repeat(32_768) }), "LimitExceededException", /32 KB/],
  ])("rejects %s", (_, policy, name, message) => {
    expect(() => parseKeyPolicy(policy)).toThrow(
      expect.objectContaining({ name, message: expect.stringMatching(message) }),
    );
  });
});
