import { LocalKms, type SeedGrant, type SeedKey } from "kms-reencrypt/local";
import { describe, expect, test } from "vitest";
import { send } from "../support.js";

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const ROOT = "arn:aws:iam::111122223333:root";
const ALICE = "arn:aws:iam::111122223333:user/alice";
const BOB = "arn:aws:iam::111122223333:user/bob";
const GRANT_ID = "0123456789abcdef".repeat(4);

async function start(grants: unknown, key: Partial<SeedKey> = {}) {
  const principals = [{ arn: ROOT }, { arn: ALICE }, { arn: BOB }];
  const Keys = [{ KeyId: ID, ...key, Grants: grants as SeedGrant[] }];
  const kms = await LocalKms.start({ principals, seed: { Keys } });
  const call = async (arn: string, operation: string, input: object = {}) => {
    const body = JSON.stringify({ KeyId: ID, ...input });
    return Object((await send(kms, operation, { body, credentials: kms.credentialsOf(arn) })).body);
  };
  return { kms, call, [Symbol.asyncDispose]: () => kms.close() };
}

const encrypt = { Plaintext: "ZGF0YQ==" };
const denied = { __type: "AccessDeniedException" };

describe("a grant of a seed", () => {
  test("allows its operations to its grantee", async () => {
    await using started = await start([{ GranteePrincipal: ALICE, Operations: ["Encrypt", "Encrypt"] }]);
    const { call } = started;
    expect(await call(ALICE, "Encrypt", encrypt)).toHaveProperty("CiphertextBlob");
    expect(await call(ALICE, "GenerateDataKey", { KeySpec: "AES_256" })).toMatchObject(denied);
    expect(await call(BOB, "Encrypt", encrypt)).toMatchObject(denied);
  });

  test("is listed with all its members", async () => {
    const grant: SeedGrant = {
      GranteePrincipal: ALICE,
      RetiringPrincipal: BOB,
      Operations: ["Decrypt"],
      Constraints: { EncryptionContextSubset: { tenant: "acme" } },
      Name: "orders",
      GrantId: GRANT_ID,
    };
    await using started = await start([grant]);
    const { Grants } = await started.call(ROOT, "ListGrants");
    expect(Grants).toMatchObject([{ ...grant, KeyId: expect.stringContaining(ID), IssuingAccount: ROOT }]);
  });

  test("has constraints", async () => {
    const Constraints = { EncryptionContextEquals: { tenant: "acme" } };
    await using started = await start([{ GranteePrincipal: ALICE, Operations: ["Encrypt"], Constraints }]);
    const { call } = started;
    const EncryptionContext = { tenant: "acme" };
    expect(await call(ALICE, "Encrypt", { ...encrypt, EncryptionContext })).toHaveProperty("CiphertextBlob");
    expect(await call(ALICE, "Encrypt", encrypt)).toMatchObject(denied);
  });

  test("has a grant token", async () => {
    const GrantToken = "token";
    await using started = await start([{ GranteePrincipal: ALICE, Operations: ["Encrypt"], GrantToken }]);
    const { call } = started;
    const allowed = await call(ALICE, "Encrypt", { ...encrypt, GrantTokens: [GrantToken] });
    expect(allowed).toHaveProperty("CiphertextBlob");
    expect(await call(ALICE, "Encrypt", { ...encrypt, GrantTokens: ["other"] })).toMatchObject({
      __type: "InvalidGrantTokenException",
    });
  });

  test("is restored by a reset, with the same grant ID", async () => {
    await using started = await start([{ GranteePrincipal: ALICE, Operations: ["Encrypt"] }]);
    const { kms, call } = started;
    const { Grants } = await call(ROOT, "ListGrants");
    await call(ROOT, "RevokeGrant", { GrantId: Grants[0].GrantId });
    expect(await call(ALICE, "Encrypt", encrypt)).toMatchObject(denied);
    await kms.reset();
    expect((await call(ROOT, "ListGrants")).Grants).toMatchObject([{ GrantId: Grants[0].GrantId }]);
    expect(await call(ALICE, "Encrypt", encrypt)).toHaveProperty("CiphertextBlob");
  });
});

describe("a seed is invalid when", () => {
  const grant = (members: object) => [{ GranteePrincipal: ALICE, Operations: ["Encrypt"], ...members }];

  test.each<[string, unknown, string]>([
    ["grants are not a list", {}, " must be a list"],
    ["a grant is null", [null], "[0] must be an object with GranteePrincipal, Operations, "],
    [
      "a grant has an unknown member",
      grant({ Grantee: ALICE }),
      "[0] has an unknown member; the members are GranteePrincipal, Operations, ",
    ],
    [
      "constraints have an unknown member",
      grant({ Constraints: { SourceArn: ALICE } }),
      "[0].Constraints has an unknown member; the members are EncryptionContextEquals, EncryptionContextSubset",
    ],
    ["a grantee is missing", grant({ GranteePrincipal: undefined }), "[0].GranteePrincipal is required"],
    [
      "a grantee is not a string",
      grant({ GranteePrincipal: 1 }),
      "[0].GranteePrincipal must be a string, not a number",
    ],
    [
      "a grantee is not a principal",
      grant({ GranteePrincipal: "alice" }),
      "[0] is invalid: GranteePrincipal does not refer to a valid principal",
    ],
    [
      "a grantee is a key ARN",
      grant({ GranteePrincipal: `arn:aws:kms:us-east-1:111122223333:key/${ID}` }),
      "[0] is invalid: ARN is not valid: arn:aws:kms:",
    ],
    [
      "a retiring principal is not a principal",
      grant({ RetiringPrincipal: "bob" }),
      "[0] is invalid: RetiringPrincipal does not refer to a valid principal",
    ],
    ["operations are missing", grant({ Operations: undefined }), "[0].Operations is required"],
    [
      "operations are empty",
      grant({ Operations: [] }),
      "[0].Operations must have at least 1 items, but has 0",
    ],
    [
      "an operation cannot be granted",
      grant({ Operations: ["ReEncrypt"] }),
      "[0].Operations[0] must be one of ",
    ],
    [
      "the key does not support an operation",
      grant({ Operations: ["Sign"] }),
      "[0] is invalid: Operations [Sign] are not supported when creating a grant for a symmetric KMS key with key usage ENCRYPT_DECRYPT. Valid operations are [CreateGrant, RetireGrant, DescribeKey, Encrypt, ",
    ],
    [
      "a context is not a map of strings",
      grant({ Constraints: { EncryptionContextEquals: { tenant: 1 } } }),
      "[0].Constraints.EncryptionContextEquals.tenant must be a string, not a number",
    ],
    ["a name has spaces", grant({ Name: "a b" }), "[0].Name must match "],
    ["a grant ID is too short", grant({ GrantId: "a" }), "[0].GrantId must match "],
    [
      "a grant token is empty",
      grant({ GrantToken: "" }),
      "[0].GrantToken must have 1 to 8192 characters, but has 0",
    ],
    [
      "two grants have the same grant ID",
      [...grant({ GrantId: GRANT_ID }), ...grant({ GrantId: GRANT_ID })],
      " must not contain the same GrantId twice",
    ],
  ])("%s", async (_, grants, message) => {
    const error: unknown = await start(grants).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(String(error)).toContain(`LocalKms cannot start: seed.Keys[0].Grants${message}`);
  });

  test("a grant on a key that is not symmetric has constraints", async () => {
    const Constraints = { EncryptionContextEquals: { tenant: "acme" } };
    const key: Partial<SeedKey> = { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" };
    await expect(start(grant({ Constraints }), key)).rejects.toThrow(
      /Grants\[0\] is invalid: EncryptionContext is supported only when creating a grant for a symmetric/,
    );
  });
});
