/** What real key policies contain: NotAction, NotResource, NotPrincipal, addresses, dates, variables and user IDs. */
import { KMS } from "kms-reencrypt";
import { LocalKms, VirtualClock } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = "arn:aws:iam::111122223333:root";
const ALICE = "arn:aws:iam::111122223333:user/staff/alice";
const APP = "arn:aws:sts::111122223333:assumed-role/app/session";

let kms: LocalKms;
let clock: VirtualClock;
beforeAll(async () => {
  clock = new VirtualClock(new Date("2026-06-15T12:00:00Z"));
  kms = await LocalKms.start({
    clock,
    principals: [{ arn: ROOT }, { arn: ALICE }, { arn: APP, userId: "AROAEXAMPLE:session" }],
  });
});
afterAll(() => kms.close());

/** The client signs with the clock of LocalKms. */
const clientOf = (arn: string): KMS =>
  new KMS({
    endpoint: kms.endpoint,
    region: kms.region,
    credentials: kms.credentialsOf(arn),
    systemClockOffset: clock.now().getTime() - Date.now(),
  });

/** Whether a principal may describe a key with a policy that consists of a statement, besides the permissions of root. */
async function isAllowed(arn: string, statement: object, version = "2012-10-17"): Promise<boolean> {
  const all = { Effect: "Allow", Principal: { AWS: ROOT }, Action: "kms:*", Resource: "*" };
  const own = { Effect: "Allow", Principal: { AWS: "*" }, Action: "kms:DescribeKey", Resource: "*" };
  const merged: Record<string, unknown> = { ...own, ...statement };
  for (const name of ["Action", "Resource", "Principal"].filter((member) => `Not${member}` in statement)) {
    delete merged[name];
  }
  const Policy = JSON.stringify({ Version: version, Statement: [all, merged] });
  const { KeyId, Arn } = await kms.createKey({ Policy });
  await kms.createAlias({ AliasName: `alias/${KeyId}`, TargetKeyId: KeyId });
  return clientOf(arn)
    .describeKey({ KeyId: Arn })
    .then(
      () => true,
      (error: Error) => {
        expect(error.name).toBe("AccessDeniedException");
        return false;
      },
    );
}

const when = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});

test.each<[string, object, boolean]>([
  ["an action that NotAction does not list", { NotAction: ["kms:Decrypt", "kms:Create*"] }, true],
  ["an action that NotAction lists", { NotAction: "kms:Describe*" }, false],
  [
    "a key that NotResource does not list",
    { NotResource: "arn:aws:kms:us-east-1:111122223333:key/none" },
    true,
  ],
  ["a key that NotResource lists", { NotResource: "arn:aws:kms:us-east-1:111122223333:key/*" }, false],
  [
    "a principal that NotPrincipal does not list",
    { NotPrincipal: { AWS: "arn:aws:iam::444455556666:root" } },
    true,
  ],
  ["a principal whose account NotPrincipal lists", { NotPrincipal: { AWS: ROOT } }, false],
  [
    "a principal that NotPrincipal lists",
    { NotPrincipal: { AWS: [ALICE, APP.replace(/sts(.*)assumed-role\/app.*/, "iam$1role/app")] } },
    false,
  ],
  ["its address", when("IpAddress", "aws:SourceIp", ["192.0.2.0/24", "127.0.0.0/8"]), true],
  ["its address without a mask", when("IpAddress", "aws:SourceIp", "127.0.0.1"), true],
  ["another address", when("IpAddress", "aws:SourceIp", "192.0.2.0/24"), false],
  ["another kind of address", when("IpAddress", "aws:SourceIp", "2001:db8::/32"), false],
  ["an address that is excluded", when("NotIpAddress", "aws:SourceIp", "127.0.0.1/32"), false],
  ["an address outside of what is excluded", when("NotIpAddress", "aws:SourceIp", "192.0.2.0/24"), true],
  ["a date in the past", when("DateGreaterThan", "aws:CurrentTime", "2026-06-01T00:00:00Z"), true],
  ["a day in the past", when("DateGreaterThan", "aws:CurrentTime", "2026-06-01"), true],
  ["a date in the future", when("DateLessThan", "aws:CurrentTime", "2026-07-01T00:00:00Z"), true],
  ["a date that has passed", when("DateLessThanEquals", "aws:CurrentTime", "2026-06-15T11:59:59Z"), false],
  [
    "a date in seconds",
    when("DateGreaterThanEquals", "aws:EpochTime", String(Date.UTC(2026, 5, 15, 12) / 1000)),
    true,
  ],
  ["numbers", when("NumericLessThan", "aws:EpochTime", "1"), false],
  ["the Region of the request", when("StringEquals", "aws:RequestedRegion", "us-east-1"), true],
  ["the agent of the request", when("StringLike", "aws:UserAgent", "kms-reencrypt/*"), true],
])("a statement applies to %s: %j is %s", async (_, statement, allowed) => {
  expect(await isAllowed(ALICE, statement)).toBe(allowed);
  expect(await isAllowed(APP, statement)).toBe(allowed);
});

describe("a policy variable", () => {
  const own = (value: string) => when("StringEquals", "aws:PrincipalArn", value);

  test.each<[string, string, object, boolean]>([
    ["the name of a user", ALICE, own(`arn:aws:iam::111122223333:user/staff/$\{aws:username}`), true],
    [
      "the name of a role session, which has none",
      APP,
      own(`arn:aws:iam::111122223333:role/$\{aws:username}`),
      false,
    ],
    ["a default", APP, own(`arn:aws:iam::111122223333:role/$\{aws:username, 'app'}`), true],
    [
      "an unknown value without a default",
      ALICE,
      when("StringNotEquals", "aws:userid", `$\{aws:PrincipalTag/a}`),
      true,
    ],
    ["any case", ALICE, own(`arn:aws:iam::$\{AWS:PrincipalAccount}:user/staff/alice`), true],
    [
      "part of an ARN",
      ALICE,
      when("ArnLike", "aws:PrincipalArn", `arn:aws:iam::$\{aws:PrincipalAccount}:user/*`),
      true,
    ],
    [
      "a wildcard as text",
      ALICE,
      when("StringLike", "aws:PrincipalArn", `arn:aws:iam::111122223333:$\{*}`),
      false,
    ],
  ])("stands for %s", async (_, arn, statement, allowed) => {
    expect(await isAllowed(arn, statement)).toBe(allowed);
  });

  test("is text in a policy of the old version", async () => {
    const statement = when("StringNotEquals", "aws:PrincipalAccount", `$\{aws:PrincipalAccount}`);
    expect(await isAllowed(ALICE, statement)).toBe(false);
    expect(await isAllowed(ALICE, statement, "2008-10-17")).toBe(true);
  });

  test("stands in the resource", async () => {
    expect(await isAllowed(ALICE, { Resource: `arn:aws:kms:*:$\{aws:PrincipalAccount}:key/*` })).toBe(true);
    expect(await isAllowed(ALICE, { Resource: `arn:aws:kms:*:$\{aws:username}:key/*` })).toBe(false);
  });
});

describe("aws:userId", () => {
  test.each<[string, string, boolean]>([
    [APP, "AROAEXAMPLE:*", true],
    [ALICE, "AROAEXAMPLE:*", false],
    [ALICE, "AIDA*", true],
    [APP, "AIDA*", false],
  ])("of %s is like %s: %s", async (arn, pattern, allowed) => {
    expect(await isAllowed(arn, when("StringLike", "aws:userId", pattern))).toBe(allowed);
  });
});

test("a wildcard in an ARN does not reach beyond its part", async () => {
  expect(await isAllowed(ALICE, when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*/alice"))).toBe(false);
  expect(await isAllowed(ALICE, when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:user/*/alice"))).toBe(
    true,
  );
});

describe("a principal that cannot exist", () => {
  const impossible = [
    "arn:aws:iam::111122223333:user/nobody",
    "arn:aws:iam::111122223333:role/nothing",
    "arn:aws:sts::111122223333:assumed-role/nothing/session",
    "arn:aws-cn:iam::111122223333:user/staff/alice",
    "arn:aws-cn:iam::444455556666:root",
    "arn:aws:iam::11112222333:root",
    "arn:aws:iam::111122223333:group/staff",
    "arn:aws:sts::111122223333:assumed-role/app",
  ];
  const possible = [
    ROOT,
    ALICE,
    APP,
    "arn:aws:iam::111122223333:role/app",
    "arn:aws:iam::111122223333:role/path/app",
    "arn:aws:iam::444455556666:user/anybody",
  ];
  const policy = (AWS: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { AWS: [ROOT, AWS] }, Action: "kms:*", Resource: "*" },
    });
  const codeOf = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => "none",
      (error: Error) => error.name,
    );

  test.each([
    ...impossible.map((arn) => [arn, "MalformedPolicyDocumentException", "InvalidArnException"]),
    ...possible.map((arn) => [arn, "none", "none"]),
  ])("%s: a policy is %s, a grant %s", async (arn, inPolicy, inGrant) => {
    const client = clientOf(ROOT);
    const { KeyId } = await kms.createKey();
    expect(await codeOf(client.putKeyPolicy({ KeyId, Policy: policy(arn) }))).toBe(inPolicy);
    expect(await codeOf(client.createKey({ Policy: policy(arn) }))).toBe(inPolicy);
    const grant = { KeyId, GranteePrincipal: ROOT, Operations: ["Decrypt" as const] };
    expect(await codeOf(client.createGrant({ ...grant, GranteePrincipal: arn }))).toBe(inGrant);
    expect(await codeOf(client.createGrant({ ...grant, RetiringPrincipal: arn }))).toBe(inGrant);
  });

  test("is only checked for its format without the option principals", async () => {
    await using open = await LocalKms.start();
    const client = new KMS({ endpoint: open.endpoint, region: open.region, credentials: open.credentials });
    const { KeyId } = await open.createKey();
    const arn = "arn:aws:iam::111122223333:user/nobody";
    expect(await codeOf(client.putKeyPolicy({ KeyId, Policy: policy(arn) }))).toBe("none");
    const china = arn.replace("arn:aws:", "arn:aws-cn:");
    expect(await codeOf(client.putKeyPolicy({ KeyId, Policy: policy(china) }))).toBe(
      "MalformedPolicyDocumentException",
    );
  });
});
