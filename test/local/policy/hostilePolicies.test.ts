/** Key policies that KMS rejects. */
import { describe, expect, test } from "vitest";
import { createDirectory } from "../../../src/local/authorization/PrincipalDirectory.js";
import { parseKeyPolicy } from "../../../src/local/policy/parseKeyPolicy.js";

const ACCOUNT = "111122223333";
const scope = {
  location: { region: "us-east-1" },
  directory: createDirectory(ACCOUNT, [
    `arn:aws:iam::${ACCOUNT}:user/alice`,
    `arn:aws:iam::${ACCOUNT}:role/app`,
  ]),
};

const parse = (statement: object) =>
  parseKeyPolicy(
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*", ...statement }],
    }),
    scope,
  );
const malformed = expect.objectContaining({ name: "MalformedPolicyDocumentException" });

const IMPOSSIBLE: readonly unknown[] = [
  [],
  "",
  null,
  true,
  {},
  [{}],
  [[]],
  ["*", ""],
  [ACCOUNT, null],
  "11112222333",
  "1111222233334",
  "1111-2222-3333",
  " 111122223333",
  "111122223333 ",
  "aaaabbbbcccc",
  "root",
  "alice",
  "user/alice",
  "**",
  "a*",
  "?",
  `${ACCOUNT}:root`,
  "arn",
  "arn:aws:iam",
  "arn:aws:iam::",
  `arn:aws:iam::${ACCOUNT}`,
  `arn:aws:iam::${ACCOUNT}:`,
  `arn:aws:iam::${ACCOUNT}:*`,
  `arn:aws:iam::${ACCOUNT}:root/`,
  `arn:aws:iam::${ACCOUNT}:Root`,
  `arn:aws:iam::${ACCOUNT}:user`,
  `arn:aws:iam::${ACCOUNT}:user/`,
  `arn:aws:iam::${ACCOUNT}:user/*`,
  `arn:aws:iam::${ACCOUNT}:user/a?`,
  `arn:aws:iam::${ACCOUNT}:users/alice`,
  `arn:aws:iam::${ACCOUNT}:role`,
  `arn:aws:iam::${ACCOUNT}:role/`,
  `arn:aws:iam::${ACCOUNT}:role/*`,
  `arn:aws:iam::${ACCOUNT}:group/admins`,
  `arn:aws:iam::${ACCOUNT}:policy/p`,
  `arn:aws:iam::${ACCOUNT}:instance-profile/p`,
  `arn:aws:iam::${ACCOUNT}:assumed-role/app/one`,
  `arn:aws:iam:us-east-1:${ACCOUNT}:root`,
  "arn:aws:iam::*:root",
  "arn:aws:iam::1:root",
  "arn:aws:iam::11112222333a:root",
  "arn:aws:iam::1111222233334:root",
  `arn:aws:sts::${ACCOUNT}:root`,
  `arn:aws:sts::${ACCOUNT}:user/alice`,
  `arn:aws:sts::${ACCOUNT}:assumed-role/app`,
  `arn:aws:sts::${ACCOUNT}:assumed-role/app/`,
  `arn:aws:sts::${ACCOUNT}:assumed-role/app/*`,
  `arn:aws:sts::${ACCOUNT}:assumed-role//one`,
  `arn:aws:sts::${ACCOUNT}:federated-user/`,
  `arn:aws:kms:us-east-1:${ACCOUNT}:key/a`,
  `arn:aws:s3:::bucket`,
  `arn:aws-cn:iam::${ACCOUNT}:root`,
  `arn:aws-us-gov:iam::${ACCOUNT}:user/alice`,
  `arn:aws-iso:iam::444455556666:root`,
  `arn:AWS:iam::${ACCOUNT}:root`,
  `ARN:aws:iam::${ACCOUNT}:root`,
  `arn:gcp:iam::${ACCOUNT}:root`,
  ` arn:aws:iam::${ACCOUNT}:root`,
  `arn:aws:iam::${ACCOUNT}:user/bob`,
  `arn:aws:iam::${ACCOUNT}:role/other`,
  `arn:aws:sts::${ACCOUNT}:assumed-role/other/one`,
  "kms.amazonaws.com",
];

describe("a principal that cannot exist is rejected", () => {
  test.each(IMPOSSIBLE.map((principal) => [JSON.stringify(principal), principal]))("%s", (_, AWS) => {
    expect(() => parse({ Principal: { AWS } })).toThrow(malformed);
    expect(() => parse({ Principal: undefined, NotPrincipal: { AWS } })).toThrow(malformed);
    expect(() => parse({ Principal: { AWS: [ACCOUNT, AWS] } })).toThrow(malformed);
  });

  test.each([
    [[]],
    [["*"]],
    ["all"],
    [null],
    [{}],
    [{ aws: ACCOUNT }],
    [{ CanonicalUser: "a" }],
    [{ Service: [] }],
    [{ Service: "*" }],
    [{ Service: "s3" }],
    [{ Service: "evil.example" }],
    [{ Federated: [] }],
    [{ Federated: "*" }],
    [{ Federated: "" }],
    [{ Federated: `arn:aws:iam::${ACCOUNT}:user/alice` }],
  ])("Principal %j", (Principal) => {
    expect(() => parse({ Principal })).toThrow(malformed);
  });

  test.each([
    [{ AWS: ACCOUNT }],
    [{ AWS: `arn:aws:iam::${ACCOUNT}:user/path/alice` }],
    [{ AWS: `arn:aws:sts::${ACCOUNT}:assumed-role/app/one` }],
    [{ AWS: ["arn:aws:iam::444455556666:role/any", "*"] }],
    [{ Service: ["logs.us-east-1.amazonaws.com", "s3.amazonaws.com"] }],
    [{ Federated: "cognito-identity.amazonaws.com" }],
    [{ Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/corp` }],
  ])("but not %j", (Principal) => {
    expect(() => parse({ Principal })).not.toThrow();
  });
});

const INCOMPARABLE: Readonly<Record<string, readonly string[]>> = {
  Bool: ["", "yes", "1", "0", "true ", "truefalse"],
  Null: ["", "yes", "1", "null", `\${aws:SecureTransport}`],
  NumericEquals: [
    "",
    " ",
    "one",
    "0x10",
    "1e3",
    "NaN",
    "Infinity",
    "1,000",
    "1.",
    "--1",
    `\${aws:EpochTime}`,
  ],
  NumericLessThan: ["", "9a"],
  NumericNotEquals: ["", "abc"],
  DateEquals: [
    "",
    "now",
    "March 7, 2026",
    "2026-13-01",
    "2026-1-1",
    "01/02/2026",
    "2026-01-01 00:00",
    "1e12",
  ],
  DateLessThan: ["tomorrow", "2026-01-01T00:00:00"],
  DateNotEquals: ["", "never"],
  IpAddress: [
    "",
    "*",
    "localhost",
    "10.0.0",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "10.0.0.0/ 8",
    "10.0.0.256",
    "::/129",
    "::1/",
    "10.*",
  ],
  NotIpAddress: ["", "10.0.0.0/", "any"],
};

describe("a condition is rejected when its operator cannot compare with its value:", () => {
  const cases = Object.entries(INCOMPARABLE).flatMap(([operator, values]) =>
    values.map((value): [string, string] => [operator, value]),
  );
  test.each(cases)("%s %j", (operator, value) => {
    for (const written of [
      operator,
      `ForAnyValue:${operator}`,
      ...(operator === "Null" ? [] : [`${operator}IfExists`]),
    ]) {
      const Condition = { [written]: { "aws:SourceIp": ["1", value].slice(1) } };
      expect(() => parse({ Condition })).toThrow(malformed);
    }
  });

  test.each([
    "stringEquals",
    "StringEqualsIfexists",
    "ForEachValue:StringEquals",
    "NullIfExists",
    "StringMatches",
    "NumericLike",
    "IfExists",
    "",
    "ForAllValues:",
    "DateLessThanNot",
    "NotStringEquals",
  ])("the operator %j does not exist", (operator) => {
    expect(() => parse({ Condition: { [operator]: { "aws:SourceIp": "a" } } })).toThrow(malformed);
  });

  test.each([
    ["DateGreaterThan", "2026"],
    ["DateGreaterThan", "2026-02"],
    ["DateGreaterThan", "2026-02-03"],
    ["DateGreaterThan", "2026-02-03T04:05Z"],
    ["DateGreaterThan", "2026-02-03T04:05:06.7+01:00"],
    ["DateGreaterThan", "1767225600"],
    ["NumericLessThanEquals", "-3.5"],
    ["Bool", "True"],
    ["IpAddress", "2001:db8::/32"],
    ["IpAddress", "192.0.2.7"],
  ])("but not %s %j", (operator, value) => {
    expect(() => parse({ Condition: { [operator]: { "aws:SourceIp": value } } })).not.toThrow();
  });
});
