/** Grants of a seed. */
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

  test("is listed with all that it has", async () => {
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

  test("holds under its constraints", async () => {
    const Constraints = { EncryptionContextEquals: { tenant: "acme" } };
    await using started = await start([{ GranteePrincipal: ALICE, Operations: ["Encrypt"], Constraints }]);
    const { call } = started;
    const EncryptionContext = { tenant: "acme" };
    expect(await call(ALICE, "Encrypt", { ...encrypt, EncryptionContext })).toHaveProperty("CiphertextBlob");
    expect(await call(ALICE, "Encrypt", encrypt)).toMatchObject(denied);
  });

  test("can be named by its token", async () => {
    const GrantToken = "token";
    await using started = await start([{ GranteePrincipal: ALICE, Operations: ["Encrypt"], GrantToken }]);
    const { call } = started;
    const allowed = await call(ALICE, "Encrypt", { ...encrypt, GrantTokens: [GrantToken] });
    expect(allowed).toHaveProperty("CiphertextBlob");
    expect(await call(ALICE, "Encrypt", { ...encrypt, GrantTokens: ["other"] })).toMatchObject({
      __type: "InvalidGrantTokenException",
    });
  });

  test("is there again after a reset, under the same id", async () => {
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

describe("a seed is refused when", () => {
  const grant = (members: object) => [{ GranteePrincipal: ALICE, Operations: ["Encrypt"], ...members }];

  test.each<[string, unknown, string]>([
    ["grants are no list", {}, " must be a list"],
    ["a grant is null", [null], "[0] must be an object with GranteePrincipal, Operations, "],
    [
      "a grant has an unknown member",
      grant({ Grantee: ALICE }),
      "[0] has a member that is not known; it may have GranteePrincipal, Operations, ",
    ],
    [
      "constraints have an unknown member",
      grant({ Constraints: { SourceArn: ALICE } }),
      "[0].Constraints has a member that is not known; it may have EncryptionContextEquals, EncryptionContextSubset",
    ],
    ["a grantee is missing", grant({ GranteePrincipal: undefined }), "[0].GranteePrincipal is required"],
    [
      "a grantee is no text",
      grant({ GranteePrincipal: 1 }),
      "[0].GranteePrincipal must be a string, not a number",
    ],
    [
      "a grantee is no principal",
      grant({ GranteePrincipal: "alice" }),
      "[0] is refused: GranteePrincipal does not refer to a valid principal",
    ],
    [
      "a grantee is a key",
      grant({ GranteePrincipal: `arn:aws:kms:us-east-1:111122223333:key/${ID}` }),
      "[0] is refused: ARN is not valid: arn:aws:kms:",
    ],
    [
      "a retiring principal is none",
      grant({ RetiringPrincipal: "bob" }),
      "[0] is refused: RetiringPrincipal does not refer to a valid principal",
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
      "an operation is not one of the key",
      grant({ Operations: ["Sign"] }),
      "[0] is refused: Operations [Sign] are not supported when creating a grant for a symmetric KMS key with key usage ENCRYPT_DECRYPT. Valid operations are [CreateGrant, RetireGrant, DescribeKey, Encrypt, ",
    ],
    [
      "a context is no map of texts",
      grant({ Constraints: { EncryptionContextEquals: { tenant: 1 } } }),
      "[0].Constraints.EncryptionContextEquals.tenant must be a string, not a number",
    ],
    ["a name has spaces", grant({ Name: "a b" }), "[0].Name must match "],
    ["a grant id is short", grant({ GrantId: "a" }), "[0].GrantId must match "],
    [
      "a token is empty",
      grant({ GrantToken: "" }),
      "[0].GrantToken must have 1 to 8192 characters, but has 0",
    ],
    [
      "a grant id comes twice",
      [...grant({ GrantId: GRANT_ID }), ...grant({ GrantId: GRANT_ID })],
      " must not have the same GrantId twice",
    ],
  ])("%s", async (_, grants, message) => {
    const refused: unknown = await start(grants).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TypeError);
    expect(String(refused)).toContain(`LocalKms cannot start: seed.Keys[0].Grants${message}`);
  });

  test("the grant of a key that is not symmetric has constraints", async () => {
    const Constraints = { EncryptionContextEquals: { tenant: "acme" } };
    const key: Partial<SeedKey> = { KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" };
    await expect(start(grant({ Constraints }), key)).rejects.toThrow(
      /Grants\[0\] is refused: EncryptionContext is supported only when creating a grant for a symmetric/,
    );
  });
});
