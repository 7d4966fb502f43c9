/** Conditions and policy variables that depend on the encryption context, tags and grants of a request. */
import { KMS } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = "arn:aws:iam::111122223333:root";
const ALICE = "arn:aws:iam::111122223333:user/staff/alice";
const APP = "arn:aws:sts::111122223333:assumed-role/app/acme";

type Context = Record<string, string>;

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start({
    principals: [{ arn: ROOT }, { arn: ALICE }, { arn: APP, userId: "AROAEXAMPLE:acme" }],
  });
});
afterAll(() => kms.close());

const clientOf = (arn: string): KMS =>
  new KMS({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentialsOf(arn) });

const ALL = { Effect: "Allow", Principal: { AWS: ROOT }, Action: "kms:*", Resource: "*" };

async function keyWith(statement: object): Promise<string> {
  const own = { Effect: "Allow", Principal: "*", Action: "kms:*", Resource: "*", ...statement };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [ALL, own] });
  const KeyId = (await kms.createKey({ Policy })).Arn;
  await clientOf(ROOT).tagResource({ KeyId, Tags: [{ TagKey: "owner", TagValue: "alice" }] });
  return KeyId;
}

const when = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});

async function isAllowed(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    (error: Error) => {
      expect(error.name).toBe("AccessDeniedException");
      return false;
    },
  );
}

const canEncrypt = (arn: string, KeyId: string, EncryptionContext?: Context) =>
  isAllowed(clientOf(arn).encrypt({ KeyId, Plaintext: Buffer.from("data"), EncryptionContext }));

const KEYS = "kms:EncryptionContextKeys";
const NONE = undefined;

test.each<[string, unknown, Context | undefined, boolean]>([
  // Each key of the request is in the policy. Without keys, that is true.
  ["ForAllValues:StringEquals", ["a", "b"], { a: "1" }, true],
  ["ForAllValues:StringEquals", ["a", "b"], { a: "1", b: "2" }, true],
  ["ForAllValues:StringEquals", ["a", "b"], { a: "1", c: "2" }, false],
  ["ForAllValues:StringEquals", ["a"], NONE, true],
  ["ForAllValues:StringEquals", "a", { A: "1" }, false],
  ["ForAllValues:StringEqualsIgnoreCase", "a", { A: "1" }, true],
  ["ForAllValues:StringLike", ["tenant-*"], { "tenant-1": "1", "tenant-2": "2" }, true],
  ["ForAllValues:StringLike", ["tenant-?"], { "tenant-12": "1" }, false],
  ["ForAllValues:StringNotEquals", ["a"], { b: "1", c: "2" }, true],
  ["ForAllValues:StringNotEquals", ["a"], { b: "1", a: "2" }, false],
  ["ForAllValues:StringNotEquals", ["a"], NONE, true],
  // At least one key of the request is in the policy.
  ["ForAnyValue:StringEquals", ["a", "b"], { a: "1", c: "2" }, true],
  ["ForAnyValue:StringEquals", ["a", "b"], { c: "1" }, false],
  ["ForAnyValue:StringEquals", ["a"], NONE, false],
  ["ForAnyValue:StringEqualsIfExists", ["a"], NONE, true],
  ["ForAnyValue:StringNotEquals", ["a"], { a: "1", b: "2" }, true],
  ["ForAnyValue:StringNotEquals", ["a"], { a: "1" }, false],
  ["ForAnyValue:StringNotEquals", ["a"], NONE, false],
  ["ForAnyValue:StringLike", ["*"], NONE, false],
  ["Null", "false", { a: "1" }, true],
  ["Null", "false", NONE, false],
  ["Null", "true", {}, true],
  ["Null", "true", { a: "1" }, false],
])("%s %j of a context %j is %s", async (operator, value, context, allowed) => {
  const KeyId = await keyWith(when(operator, KEYS, value));
  expect(await canEncrypt(APP, KeyId, context)).toBe(allowed);
});

test("a denial with ForAllValues also meets calls without a context", async () => {
  const KeyId = await keyWith({});
  const deny = { Effect: "Deny", Principal: { AWS: ALICE }, Action: "kms:Encrypt", Resource: "*" };
  const statements = [
    ALL,
    { ...ALL, Principal: "*" },
    { ...deny, ...when("ForAllValues:StringEquals", KEYS, "a") },
  ];
  await clientOf(ROOT).putKeyPolicy({
    KeyId,
    Policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  });
  expect(await canEncrypt(ALICE, KeyId)).toBe(false);
  expect(await canEncrypt(ALICE, KeyId, { a: "1" })).toBe(false);
  expect(await canEncrypt(ALICE, KeyId, { a: "1", b: "2" })).toBe(true);
});

test("all conditions of a statement have to be met, by one of their values each", async () => {
  const KeyId = await keyWith({
    Condition: {
      StringEquals: {
        "kms:EncryptionContext:tenant": ["acme", "other"],
        "kms:CallerAccount": "111122223333",
      },
      "ForAllValues:StringEquals": { [KEYS]: "tenant" },
      Null: { "kms:EncryptionContext:tenant": "false" },
    },
  });
  expect(await canEncrypt(ALICE, KeyId, { tenant: "other" })).toBe(true);
  expect(await canEncrypt(ALICE, KeyId, { tenant: "third" })).toBe(false);
  expect(await canEncrypt(ALICE, KeyId, { tenant: "acme", more: "1" })).toBe(false);
  expect(await canEncrypt(ALICE, KeyId)).toBe(false);
});

describe("the operations of a grant", () => {
  const createGrant = (KeyId: string, Operations: readonly ("Decrypt" | "Encrypt" | "DescribeKey")[]) =>
    isAllowed(clientOf(APP).createGrant({ KeyId, GranteePrincipal: ALICE, Operations: [...Operations] }));

  test("can be limited to a list", async () => {
    const KeyId = await keyWith(
      when("ForAllValues:StringEquals", "kms:GrantOperations", ["Decrypt", "Encrypt"]),
    );
    expect(await createGrant(KeyId, ["Decrypt"])).toBe(true);
    expect(await createGrant(KeyId, ["Encrypt", "Decrypt"])).toBe(true);
    expect(await createGrant(KeyId, ["Decrypt", "DescribeKey"])).toBe(false);
  });

  test("can have to include one of a list", async () => {
    const KeyId = await keyWith(when("ForAnyValue:StringEquals", "kms:GrantOperations", "Decrypt"));
    expect(await createGrant(KeyId, ["Decrypt", "DescribeKey"])).toBe(true);
    expect(await createGrant(KeyId, ["DescribeKey"])).toBe(false);
  });
});

describe("the policy variable", () => {
  test.each<[string, string, string, Context | undefined, boolean]>([
    ["kms:EncryptionContext:user", `$\{aws:username}`, ALICE, { user: "alice" }, true],
    ["kms:EncryptionContext:user", `$\{aws:username}`, ALICE, { user: "bob" }, false],
    ["kms:EncryptionContext:user", `$\{aws:username}`, APP, { user: `$\{aws:username}` }, false],
    ["kms:EncryptionContext:user", `$\{aws:username, 'service'}`, APP, { user: "service" }, true],
    ["kms:EncryptionContext:user", `$\{aws:username, ''}`, APP, { user: "" }, true],
    ["kms:EncryptionContext:user", `$\{aws:username, 'service'}`, ALICE, { user: "service" }, false],
    ["kms:EncryptionContext:role", `$\{aws:userid}`, APP, { role: "AROAEXAMPLE:acme" }, true],
    ["kms:EncryptionContext:role", `$\{aws:userId}`, APP, { role: "AROAEXAMPLE:other" }, false],
    ["kms:EncryptionContext:id", `a-$\{aws:PrincipalAccount}-b`, APP, { id: "a-111122223333-b" }, true],
    ["kms:EncryptionContext:name", `$\{aws:ResourceTag/owner}`, APP, { name: "alice" }, true],
    ["aws:ResourceTag/owner", `$\{aws:username}`, ALICE, NONE, true],
    ["kms:EncryptionContext:a", `$\{kms:EncryptionContext:b}`, APP, { a: "1", b: "1" }, true],
    ["kms:EncryptionContext:a", `$\{kms:EncryptionContext:b}`, APP, { a: "1", b: "2" }, false],
    ["kms:EncryptionContext:a", `$\{kms:EncryptionContext:b}`, APP, { a: "1" }, false],
    // The characters of values have no meaning of their own.
    ["kms:EncryptionContext:a", `$\{kms:EncryptionContext:b}`, APP, { a: "x", b: "*" }, false],
    ["kms:EncryptionContext:a", `$\{kms:EncryptionContext:b}`, APP, { a: `$\{*}`, b: `$\{*}` }, true],
    ["kms:EncryptionContext:a", `$\{*}$\{?}$\{$}{x}`, APP, { a: `*?$\{x}` }, true],
    ["kms:EncryptionContext:a", `$\{*}`, APP, { a: "x" }, false],
    // A key with several values has none to stand for.
    ["kms:EncryptionContext:a", `$\{kms:EncryptionContextKeys}`, APP, { a: "b", b: "a" }, false],
  ])("in %s: %s for %s with %j is %s", async (key, value, arn, context, allowed) => {
    for (const operator of ["StringEquals", "StringLike"]) {
      const KeyId = await keyWith(when(operator, key, value));
      expect([operator, await canEncrypt(arn, KeyId, context)]).toEqual([operator, allowed]);
    }
  });

  test("can be a part of a pattern", async () => {
    const KeyId = await keyWith(when("StringLike", "kms:EncryptionContext:path", `/home/$\{aws:username}/*`));
    expect(await canEncrypt(ALICE, KeyId, { path: "/home/alice/file" })).toBe(true);
    expect(await canEncrypt(ALICE, KeyId, { path: "/home/alicex/file" })).toBe(false);
    expect(await canEncrypt(APP, KeyId, { path: "/home//file" })).toBe(false);
  });

  test("in StringNotEquals without a value differs from every value", async () => {
    const KeyId = await keyWith(when("StringNotEquals", "kms:EncryptionContext:user", `$\{aws:username}`));
    expect(await canEncrypt(APP, KeyId, { user: "alice" })).toBe(true);
    expect(await canEncrypt(ALICE, KeyId, { user: "alice" })).toBe(false);
  });

  test.each([`$\{aws:Unknown}`, `$\{kms:Unknown}`, `$\{s3:prefix}`, `$\{}`])(
    "%s, which LocalKms does not know, is rejected with the policy",
    async (variable) => {
      await expect(keyWith(when("StringEquals", "aws:userid", variable))).rejects.toMatchObject({
        name: "NotImplementedException",
      });
      await expect(keyWith({ Resource: variable })).rejects.toMatchObject({
        name: "NotImplementedException",
      });
    },
  );

  test.each(["Bool", "NumericEquals", "DateEquals", "IpAddress", "Null"])(
    "cannot stand in %s",
    async (operator) => {
      await expect(keyWith(when(operator, "aws:userid", `$\{aws:username}`))).rejects.toMatchObject({
        name: "MalformedPolicyDocumentException",
      });
    },
  );
});
