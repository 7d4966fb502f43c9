/** Grants, with the AWS client. */
import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  KMSClient,
  ListGrantsCommand,
  ReEncryptCommand,
  RetireGrantCommand,
  RevokeGrantCommand,
} from "@aws-sdk/client-kms";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bytes } from "../support.js";

const HOME = "111122223333";
const AWAY = "444455556666";
const PRINCIPALS = {
  root: { arn: `arn:aws:iam::${HOME}:root` },
  alice: { arn: `arn:aws:iam::${HOME}:user/alice` },
  bob: { arn: `arn:aws:iam::${HOME}:user/bob` },
  stranger: { arn: `arn:aws:iam::${AWAY}:root` },
};
type Who = keyof typeof PRINCIPALS;
const [alice, bob] = [PRINCIPALS.alice.arn, PRINCIPALS.bob.arn];

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start({ accountId: HOME, principals: Object.values(PRINCIPALS) });
});
afterAll(() => kms.close());

let KeyId: string;
beforeEach(async () => {
  KeyId = (await kms.createKey()).Arn;
});

const as = (who: Who): KMSClient =>
  new KMSClient({
    endpoint: kms.endpoint,
    region: kms.region,
    credentials: kms.credentialsOf(PRINCIPALS[who].arn),
    maxAttempts: 1,
  });

const DENIED = { name: "AccessDeniedException" };

async function grant(input: Partial<CreateGrantCommandInput>, who: Who = "root") {
  const { GrantId = "", GrantToken = "" } = await as(who).send(
    new CreateGrantCommand({ KeyId, GranteePrincipal: alice, Operations: ["Encrypt"], ...input }),
  );
  return { GrantId, GrantToken };
}
type Context = Record<string, string>;
const encrypt = (who: Who, EncryptionContext?: Context, GrantTokens?: string[]) =>
  as(who).send(new EncryptCommand({ KeyId, Plaintext: bytes("data"), EncryptionContext, GrantTokens }));
const grantsOf = async (input: object = {}) =>
  (await as("root").send(new ListGrantsCommand({ KeyId, ...input }))).Grants ?? [];

describe("the constraints of a grant", () => {
  const pairs = (count: number, length = 1) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "a".repeat(length)]));

  test.each([
    ["8 pairs", pairs(8), true],
    ["9 pairs", pairs(9), false],
    ["a value of 384 characters", pairs(1, 384), true],
    ["a value of 385 characters", pairs(1, 385), false],
  ])("can have %s", async (_, constraint, valid) => {
    for (const name of ["EncryptionContextSubset", "EncryptionContextEquals"]) {
      const created = grant({ Constraints: { [name]: constraint } });
      await (valid
        ? expect(created).resolves.toBeDefined()
        : expect(created).rejects.toMatchObject({ name: "ValidationException" }));
    }
  });
});

describe("a grant", () => {
  test("allows its operations to its grantee only", async () => {
    await expect(encrypt("alice")).rejects.toMatchObject(DENIED);
    await grant({});
    const { CiphertextBlob } = await encrypt("alice");
    await expect(encrypt("bob")).rejects.toMatchObject(DENIED);
    await expect(as("alice").send(new DecryptCommand({ CiphertextBlob, KeyId }))).rejects.toMatchObject(
      DENIED,
    );
  });

  test("allows ReEncrypt with ReEncryptFrom and ReEncryptTo together", async () => {
    const { CiphertextBlob } = await encrypt("root");
    const reEncrypt = () =>
      as("alice").send(new ReEncryptCommand({ CiphertextBlob, SourceKeyId: KeyId, DestinationKeyId: KeyId }));
    await grant({ Operations: ["ReEncryptFrom"] });
    await expect(reEncrypt()).rejects.toThrow(/kms:ReEncryptTo/);
    await grant({ Operations: ["ReEncryptTo"] });
    await expect(reEncrypt()).resolves.toMatchObject({ KeyId });
  });

  const subset = { EncryptionContextSubset: { tenant: "acme" } };
  const equals = { EncryptionContextEquals: { tenant: "acme" } };
  test.each<[string, object, Context | undefined, boolean]>([
    ["the required pairs", subset, { tenant: "acme" }, true],
    ["the required and other pairs", subset, { tenant: "acme", a: "b" }, true],
    ["other pairs", subset, { a: "b" }, false],
    ["another value", subset, { tenant: "b" }, false],
    ["a key in another case", subset, { Tenant: "acme" }, true],
    ["a value in another case", subset, { tenant: "Acme" }, false],
    ["exactly the required pairs, with keys in another case", equals, { TENANT: "acme" }, true],
    ["two keys that differ by case only", equals, { tenant: "acme", Tenant: "acme" }, false],
    ["no context", subset, undefined, false],
    ["exactly the required pairs", equals, { tenant: "acme" }, true],
    ["more than the required pairs", equals, { tenant: "acme", a: "b" }, false],
    ["no context, with exact constraints", equals, undefined, false],
  ])("can depend on the encryption context: %s (%j, %j)", async (_, Constraints, context, allowed) => {
    await grant({ Constraints });
    await (allowed
      ? expect(encrypt("alice", context)).resolves.toBeDefined()
      : expect(encrypt("alice", context)).rejects.toMatchObject(DENIED));
  });

  test("has constraints for operations with an encryption context only", async () => {
    await grant({ Constraints: subset, Operations: ["Encrypt", "DescribeKey"] });
    await expect(as("alice").send(new DescribeKeyCommand({ KeyId }))).resolves.toBeDefined();
  });

  test("can allow another account, whose IAM must allow it as well", async () => {
    await grant({ GranteePrincipal: PRINCIPALS.stranger.arn });
    await expect(encrypt("stranger")).resolves.toMatchObject({ KeyId });
  });
});

describe("a grant token", () => {
  test("is accepted, and an unknown token is not", async () => {
    const { GrantToken } = await grant({});
    await expect(encrypt("alice", undefined, [GrantToken])).resolves.toBeDefined();
    await expect(encrypt("alice", undefined, [GrantToken, "none"])).rejects.toMatchObject({
      name: "InvalidGrantTokenException",
    });
  });

  test("is invalid after its grant is revoked", async () => {
    const { GrantToken, GrantId } = await grant({});
    await as("root").send(new RevokeGrantCommand({ KeyId, GrantId }));
    await expect(encrypt("root", undefined, [GrantToken])).rejects.toMatchObject({
      name: "InvalidGrantTokenException",
    });
  });
});

describe("CreateGrant", () => {
  test("returns the same grant for identical requests with a name, with a new token each time", async () => {
    const [one, same, other] = [
      await grant({ Name: "a" }),
      await grant({ Name: "a" }),
      await grant({ Name: "a", Operations: ["Decrypt"] }),
    ];
    expect(same.GrantId).toBe(one.GrantId);
    expect(same.GrantToken).not.toBe(one.GrantToken);
    expect(other.GrantId).not.toBe(one.GrantId);
    await expect(encrypt("alice", undefined, [one.GrantToken, same.GrantToken])).resolves.toBeDefined();
    const [unnamed, again] = [await grant({}), await grant({})];
    expect(unnamed.GrantId).not.toBe(again.GrantId);
  });

  test("lets a grantee grant no more than it has", async () => {
    const Constraints = { EncryptionContextSubset: { tenant: "acme" } };
    await grant({ Operations: ["Encrypt", "CreateGrant"], Constraints });
    const pass = (input: object) => grant({ GranteePrincipal: bob, Constraints, ...input }, "alice");
    await expect(pass({ Operations: ["Decrypt"] })).rejects.toMatchObject(DENIED);
    await expect(pass({ Constraints: undefined })).rejects.toMatchObject(DENIED);
    await expect(pass({ Constraints: { EncryptionContextSubset: { tenant: "b" } } })).rejects.toMatchObject(
      DENIED,
    );
    await pass({ Constraints: { EncryptionContextEquals: { tenant: "acme", a: "b" } } });
    await expect(encrypt("bob", { tenant: "acme", a: "b" })).resolves.toBeDefined();
    await expect(encrypt("bob", { tenant: "acme" })).rejects.toMatchObject(DENIED);
  });

  test.each<[string, object, string]>([
    ["a missing grantee", { GranteePrincipal: undefined }, "ValidationException"],
    ["no operations", { Operations: [] }, "ValidationException"],
    ["an operation that the key cannot do", { Operations: ["Sign"] }, "ValidationException"],
    ["an unknown operation", { Operations: ["Destroy"] }, "ValidationException"],
    ["a grantee that is not a principal", { GranteePrincipal: "alice" }, "InvalidArnException"],
    ["a retiring principal that is not a principal", { RetiringPrincipal: "alice" }, "InvalidArnException"],
    ["a grantee service", { GranteeServicePrincipal: "s3.amazonaws.com" }, "NotImplementedException"],
    ["a dry run", { DryRun: true }, "DryRunOperationException"],
  ])("rejects %s", async (_, input, name) => {
    await expect(grant(input)).rejects.toMatchObject({ name });
    expect(await grantsOf()).toEqual([]);
  });

  test("rejects context constraints on an RSA key", async () => {
    ({ Arn: KeyId } = await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" }));
    await expect(grant({ Constraints: { EncryptionContextSubset: { a: "b" } } })).rejects.toMatchObject({
      name: "ValidationException",
    });
    await grant({ Operations: ["Encrypt", "GetPublicKey"] });
  });
});

describe("ListGrants", () => {
  test("returns everything about a grant except its token", async () => {
    const Constraints = { EncryptionContextSubset: { a: "b" } };
    const { GrantId } = await grant({ Name: "one", RetiringPrincipal: bob, Constraints });
    expect(await grantsOf()).toEqual([
      {
        KeyId,
        GrantId,
        Name: "one",
        CreationDate: expect.toSatisfy((date: Date) => date.getMilliseconds() === 0, "whole seconds"),
        GranteePrincipal: alice,
        RetiringPrincipal: bob,
        IssuingAccount: PRINCIPALS.root.arn,
        Operations: ["Encrypt"],
        Constraints,
      },
    ]);
  });

  test("filters by grantee and grant ID, and is paginated", async () => {
    const { GrantId } = await grant({});
    await grant({ GranteePrincipal: bob });
    expect(await grantsOf({ GrantId })).toMatchObject([{ GrantId, GranteePrincipal: alice }]);
    expect(await grantsOf({ GranteePrincipal: bob })).toMatchObject([{ GranteePrincipal: bob }]);
    await expect(grantsOf({ GrantId: "none" })).rejects.toMatchObject({ name: "InvalidGrantIdException" });
    await expect(grantsOf({ GranteePrincipal: "alice" })).rejects.toMatchObject({
      name: "InvalidArnException",
      message: "Input does not refer to a valid principal",
    });
    const first = await as("root").send(new ListGrantsCommand({ KeyId, Limit: 1 }));
    expect(first).toMatchObject({ Truncated: true, Grants: [{}] });
    const second = await as("root").send(
      new ListGrantsCommand({ KeyId, Limit: 1, Marker: first.NextMarker }),
    );
    expect(second).toMatchObject({ Truncated: false, Grants: [{}] });
    expect(second.Grants?.[0]?.GrantId).not.toBe(first.Grants?.[0]?.GrantId);
  });
});

describe("RetireGrant", () => {
  const retire = (who: Who, input: object) => as(who).send(new RetireGrantCommand(input));

  test("is allowed to the retiring principal", async () => {
    const { GrantToken } = await grant({ RetiringPrincipal: bob });
    await expect(retire("alice", { GrantToken })).rejects.toMatchObject(DENIED);
    await retire("bob", { GrantToken });
    await expect(encrypt("alice")).rejects.toMatchObject(DENIED);
  });

  test("is allowed to the grantee when the grant includes RetireGrant", async () => {
    const { GrantId } = await grant({ Operations: ["Encrypt", "RetireGrant"] });
    await retire("alice", { KeyId, GrantId });
    expect(await grantsOf()).toEqual([]);
  });

  test("is allowed to the account that created the grant", async () => {
    const { GrantId } = await grant({});
    await expect(retire("root", { KeyId, GrantId, DryRun: true })).rejects.toMatchObject({
      name: "DryRunOperationException",
    });
    await retire("root", { KeyId, GrantId });
    expect(await grantsOf()).toEqual([]);
  });

  test.each<[string, object, string]>([
    ["a request without members", {}, "ValidationException"],
    ["a grant ID without key ID", { GrantId: "a" }, "ValidationException"],
    ["an unknown token", { GrantToken: "none" }, "InvalidGrantTokenException"],
  ])("rejects %s", async (_, input, name) => {
    await expect(retire("root", input)).rejects.toMatchObject({ name });
  });
});

describe("RevokeGrant", () => {
  test("takes effect immediately, and requires permission on the key", async () => {
    const { GrantId } = await grant({});
    await expect(as("alice").send(new RevokeGrantCommand({ KeyId, GrantId }))).rejects.toMatchObject(DENIED);
    await expect(
      as("root").send(new RevokeGrantCommand({ KeyId, GrantId, DryRun: true })),
    ).rejects.toMatchObject({ name: "DryRunOperationException" });
    await encrypt("alice");
    await as("root").send(new RevokeGrantCommand({ KeyId, GrantId }));
    await expect(encrypt("alice")).rejects.toMatchObject(DENIED);
    await expect(as("root").send(new RevokeGrantCommand({ KeyId, GrantId }))).rejects.toMatchObject({
      name: "InvalidGrantIdException",
    });
  });
});
