/** Who may do what: key policies, IAM policies and accounts, over HTTP with AWS's client. */
import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EncryptCommand,
  GetKeyPolicyCommand,
  type GrantOperation,
  KMSClient,
  ListKeysCommand,
  PutKeyPolicyCommand,
  ReEncryptCommand,
  TagResourceCommand,
} from "@aws-sdk/client-kms";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytes, text } from "../support.js";

const HOME = "111122223333";
const AWAY = "444455556666";
const arn = (name: string, account = HOME) => `arn:aws:iam::${account}:${name}`;
const allow = (...actions: string[]) => ({ effect: "Allow", actions }) as const;

const PRINCIPALS = {
  root: { arn: arn("root") },
  admin: { arn: arn("user/admin"), statements: [allow("kms:*")] },
  nobody: { arn: arn("user/nobody") },
  reader: { arn: arn("role/reader"), statements: [allow("kms:Decrypt", "kms:ReEncryptFrom")] },
  session: { arn: `arn:aws:sts::${HOME}:assumed-role/app/one` },
  careful: {
    arn: arn("user/careful"),
    statements: [allow("kms:*"), { effect: "Deny", actions: ["kms:Decrypt"] } as const],
  },
  stranger: { arn: arn("root", AWAY) },
  strangerUser: { arn: arn("user/bob", AWAY) },
} as const;
type Who = keyof typeof PRINCIPALS;

let kms: LocalKms;
beforeAll(async () => {
  kms = await LocalKms.start({ accountId: HOME, principals: Object.values(PRINCIPALS) });
});
afterAll(() => kms.close());

const as = (who: Who): KMSClient =>
  new KMSClient({
    endpoint: kms.endpoint,
    region: kms.region,
    credentials: kms.credentialsOf(PRINCIPALS[who].arn),
    maxAttempts: 1,
  });

const ADMIN = { Effect: "Allow", Principal: { AWS: arn("root") }, Action: "kms:*", Resource: "*" };

/** A key whose policy lets the account do everything, and has these statements. */
async function keyWith(...statements: object[]): Promise<string> {
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [ADMIN, ...statements] });
  const { KeyMetadata } = await as("root").send(new CreateKeyCommand({ Policy }));
  return KeyMetadata?.Arn ?? "";
}

const statement = (change: object) => ({
  Effect: "Allow",
  Principal: "*",
  Action: "kms:*",
  Resource: "*",
  ...change,
});

type Context = Record<string, string>;
const encrypt = (who: Who, KeyId: string, EncryptionContext?: Context) =>
  as(who).send(new EncryptCommand({ KeyId, Plaintext: bytes("data"), EncryptionContext }));
const decrypt = (who: Who, CiphertextBlob: Uint8Array | undefined, KeyId?: string) =>
  as(who).send(new DecryptCommand({ CiphertextBlob, KeyId }));
const blobOf = async (KeyId: string) => (await encrypt("root", KeyId)).CiphertextBlob;

const denied = (who: Who, action: string, resource: string, reason: string) => ({
  name: "AccessDeniedException",
  message: `User: ${PRINCIPALS[who].arn} is not authorized to perform: kms:${action} on resource: ${resource} ${reason}`,
});
const noIdentity = (action: string) => `because no identity-based policy allows the kms:${action} action`;
const HIDDEN =
  "because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access";

describe("a key with the default policy", () => {
  test("has the policy that KMS gives", async () => {
    const { KeyMetadata } = await as("root").send(new CreateKeyCommand({}));
    const { Policy, PolicyName } = await as("root").send(
      new GetKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId }),
    );
    expect(PolicyName).toBe("default");
    expect(JSON.parse(Policy ?? "")).toEqual({
      Version: "2012-10-17",
      Id: "key-default-1",
      Statement: [{ Sid: "Enable IAM User Permissions", ...ADMIN }],
    });
  });

  test.each<Who>(["root", "admin", "careful"])("lets in by IAM: %s", async (who) => {
    const { Arn } = await kms.createKey();
    await expect(encrypt(who, Arn)).resolves.toMatchObject({ KeyId: Arn });
  });

  test.each<Who>(["nobody", "reader", "session"])("does not let in without IAM: %s", async (who) => {
    const { Arn } = await kms.createKey();
    await expect(encrypt(who, Arn)).rejects.toMatchObject(denied(who, "Encrypt", Arn, noIdentity("Encrypt")));
  });

  test("is closed to what IAM denies", async () => {
    const { Arn } = await kms.createKey();
    await expect(decrypt("careful", await blobOf(Arn), Arn)).rejects.toMatchObject(
      denied("careful", "Decrypt", Arn, "with an explicit deny in an identity-based policy"),
    );
  });

  test("is closed to other accounts, as if it did not exist", async () => {
    const { Arn } = await kms.createKey();
    await expect(encrypt("stranger", Arn)).rejects.toMatchObject(denied("stranger", "Encrypt", Arn, HIDDEN));
    const none = Arn.replace(/key\/.*/, "key/00000000-1111-2222-3333-444444444444");
    await expect(encrypt("stranger", none)).rejects.toMatchObject(
      denied("stranger", "Encrypt", none, HIDDEN),
    );
  });

  test("is not told by its ciphertext to those who may not use it", async () => {
    const { Arn } = await kms.createKey();
    await expect(decrypt("nobody", await blobOf(Arn))).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringMatching(/^The ciphertext refers to a customer master key that does not exist/),
    });
  });
});

describe("a key policy", () => {
  test("lets in who it names, without IAM", async () => {
    const key = await keyWith(
      statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Action: "kms:Encrypt" }),
    );
    await expect(encrypt("nobody", key)).resolves.toBeDefined();
    await expect(decrypt("nobody", await blobOf(key), key)).rejects.toMatchObject(
      denied("nobody", "Decrypt", key, noIdentity("Decrypt")),
    );
  });

  test("lets in the sessions of a role that it names", async () => {
    const key = await keyWith(statement({ Principal: { AWS: arn("role/app") } }));
    await expect(encrypt("session", key)).resolves.toBeDefined();
  });

  test("that does not leave it to IAM shuts out the administrator", async () => {
    const Policy = JSON.stringify({
      Statement: statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Action: "kms:Encrypt" }),
    });
    const { KeyMetadata } = await as("root").send(
      new CreateKeyCommand({ Policy, BypassPolicyLockoutSafetyCheck: true }),
    );
    const key = KeyMetadata?.Arn ?? "";
    for (const who of ["admin", "root"] as const) {
      await expect(encrypt(who, key)).rejects.toMatchObject(
        denied(who, "Encrypt", key, "because no resource-based policy allows the kms:Encrypt action"),
      );
    }
  });

  test("that denies outweighs all that allows", async () => {
    const key = await keyWith(statement({}), statement({ Effect: "Deny", Action: "kms:Enc*" }));
    await expect(encrypt("admin", key)).rejects.toMatchObject(
      denied("admin", "Encrypt", key, "with an explicit deny in a resource-based policy"),
    );
    await expect(as("admin").send(new DescribeKeyCommand({ KeyId: key }))).resolves.toBeDefined();
  });

  test("that is for another key has no effect", async () => {
    const key = await keyWith(statement({ Resource: "arn:aws:kms:us-east-1:111122223333:key/other" }));
    await expect(encrypt("nobody", key)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test.each<[string, object, Context | undefined, boolean]>([
    ["the value", { StringEquals: { "kms:EncryptionContext:tenant": "acme" } }, { tenant: "acme" }, true],
    ["another value", { StringEquals: { "kms:EncryptionContext:tenant": "acme" } }, { tenant: "b" }, false],
    ["no context", { StringEquals: { "kms:EncryptionContext:tenant": "acme" } }, undefined, false],
    [
      "only allowed keys",
      { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["a", "b"] } },
      { a: "1" },
      true,
    ],
    [
      "another key",
      { "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["a"] } },
      { a: "1", c: "2" },
      false,
    ],
    [
      "some key",
      { "ForAnyValue:StringEquals": { "kms:EncryptionContextKeys": "a" } },
      { a: "1", c: "2" },
      true,
    ],
    ["a context at all", { Null: { "kms:EncryptionContextKeys": "false" } }, undefined, false],
    ["the own account", { StringEquals: { "kms:CallerAccount": HOME } }, undefined, true],
    ["another account", { StringNotEquals: { "kms:CallerAccount": HOME } }, undefined, false],
    ["the principal", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/n*" } }, undefined, true],
    ["the algorithm", { StringEquals: { "kms:EncryptionAlgorithm": "SYMMETRIC_DEFAULT" } }, undefined, true],
    [
      "all of several",
      { StringEquals: { "kms:CallerAccount": HOME }, Bool: { "kms:MultiRegion": true } },
      undefined,
      false,
    ],
  ])("with a condition on the request: %s", async (_, Condition, context, allowed) => {
    const key = await keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Condition }));
    const answer = encrypt("nobody", key, context);
    await (allowed
      ? expect(answer).resolves.toBeDefined()
      : expect(answer).rejects.toMatchObject({ name: "AccessDeniedException" }));
  });

  test("can tell which grants may be made", async () => {
    const Condition = { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt", "Decrypt"] } };
    const key = await keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Condition }));
    const grant = (...Operations: GrantOperation[]) =>
      as("nobody").send(
        new CreateGrantCommand({ KeyId: key, GranteePrincipal: PRINCIPALS.reader.arn, Operations }),
      );
    await expect(grant("Decrypt")).resolves.toBeDefined();
    await expect(grant("Decrypt", "CreateGrant")).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("can tell how a key is tagged", async () => {
    const Condition = { StringEquals: { "aws:ResourceTag/stage": "test" } };
    const key = await keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Condition }));
    await expect(encrypt("nobody", key)).rejects.toMatchObject({ name: "AccessDeniedException" });
    const Tags = [{ TagKey: "stage", TagValue: "test" }];
    await as("root").send(new TagResourceCommand({ KeyId: key, Tags }));
    await expect(encrypt("nobody", key)).resolves.toBeDefined();
  });

  test("can tell by which alias a key is used", async () => {
    const Condition = { StringEquals: { "kms:RequestAlias": "alias/front" } };
    const key = await keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Condition }));
    await as("root").send(new CreateAliasCommand({ AliasName: "alias/front", TargetKeyId: key }));
    await expect(encrypt("nobody", "alias/front")).resolves.toMatchObject({ KeyId: key });
    await expect(encrypt("nobody", key)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });
});

describe("ReEncrypt", () => {
  const to = (
    who: Who,
    CiphertextBlob: Uint8Array | undefined,
    SourceKeyId: string,
    DestinationKeyId: string,
  ) => as(who).send(new ReEncryptCommand({ CiphertextBlob, SourceKeyId, DestinationKeyId }));
  const only = (action: string, change: object = {}) =>
    keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Action: action, ...change }));

  test.each([
    ["kms:ReEncryptFrom", "kms:ReEncryptTo", undefined],
    ["kms:ReEncrypt*", "kms:ReEncrypt*", undefined],
    ["kms:ReEncryptTo", "kms:ReEncryptTo", "ReEncryptFrom"],
    ["kms:ReEncryptFrom", "kms:ReEncryptFrom", "ReEncryptTo"],
    ["kms:Decrypt", "kms:Encrypt", "ReEncryptFrom"],
  ])("with %s on the source and %s on the destination", async (onSource, onDestination, missing) => {
    const [source, destination] = [await only(onSource), await only(onDestination)];
    const answer = to("nobody", await blobOf(source), source, destination);
    await (missing === undefined
      ? expect(answer).resolves.toMatchObject({ KeyId: destination })
      : expect(answer).rejects.toMatchObject({
          name: "AccessDeniedException",
          message: expect.stringContaining(`kms:${missing} on resource`),
        }));
  });

  test("may be allowed on the same key only", async () => {
    const Condition = { Bool: { "kms:ReEncryptOnSameKey": true } };
    const [key, other] = [await only("kms:ReEncrypt*", { Condition }), await only("kms:ReEncrypt*")];
    const blob = await blobOf(key);
    await expect(to("nobody", blob, key, key)).resolves.toMatchObject({ KeyId: key });
    await expect(to("nobody", blob, key, other)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("of a ciphertext whose key another account owns, to a key of one's own", async () => {
    const source = await keyWith(statement({ Principal: { AWS: AWAY }, Action: "kms:ReEncryptFrom" }));
    const { KeyMetadata } = await as("stranger").send(new CreateKeyCommand({}));
    const destination = KeyMetadata?.KeyId ?? "";
    const { CiphertextBlob } = await to("stranger", await blobOf(source), source, destination);
    const { Plaintext, KeyId } = await decrypt("stranger", CiphertextBlob);
    expect(text(Plaintext)).toBe("data");
    expect(KeyId).toBe(`arn:aws:kms:us-east-1:${AWAY}:key/${destination}`);
  });
});

describe("a key of another account", () => {
  test("needs its key policy and the caller's IAM", async () => {
    const key = await keyWith(statement({ Principal: { AWS: [AWAY, PRINCIPALS.strangerUser.arn] } }));
    await expect(encrypt("stranger", key)).resolves.toMatchObject({ KeyId: key });
    await expect(encrypt("strangerUser", key)).rejects.toMatchObject(
      denied("strangerUser", "Encrypt", key, noIdentity("Encrypt")),
    );
  });

  test("cannot be managed, whatever its policy says", async () => {
    const key = await keyWith(statement({ Principal: { AWS: AWAY } }));
    await expect(as("stranger").send(new DisableKeyCommand({ KeyId: key }))).rejects.toMatchObject(
      denied("stranger", "DisableKey", key, HIDDEN),
    );
  });

  test("is not found by its id alone, nor listed", async () => {
    const key = await keyWith(statement({}));
    const id = key.split("/")[1] ?? "";
    await expect(encrypt("stranger", id)).rejects.toMatchObject({
      name: "NotFoundException",
      message: `Key 'arn:aws:kms:us-east-1:${AWAY}:key/${id}' does not exist`,
    });
    const { Keys = [] } = await as("stranger").send(new ListKeysCommand({ Limit: 1000 }));
    expect(Keys.map(({ KeyArn }) => KeyArn)).not.toContain(key);
  });

  test("is found by its alias ARN, and an alias name is one's own", async () => {
    const key = await keyWith(statement({ Principal: { AWS: AWAY } }));
    await as("root").send(new CreateAliasCommand({ AliasName: "alias/shared", TargetKeyId: key }));
    await expect(encrypt("stranger", `arn:aws:kms:us-east-1:${HOME}:alias/shared`)).resolves.toMatchObject({
      KeyId: key,
    });
    await expect(encrypt("stranger", "alias/shared")).rejects.toMatchObject({
      name: "NotFoundException",
      message: `Alias arn:aws:kms:us-east-1:${AWAY}:alias/shared is not found.`,
    });
  });
});

describe("what is not about a key", () => {
  test("needs IAM", async () => {
    await expect(as("nobody").send(new CreateKeyCommand({}))).rejects.toMatchObject(
      denied("nobody", "CreateKey", "*", noIdentity("CreateKey")),
    );
    await expect(as("reader").send(new ListKeysCommand({}))).rejects.toMatchObject(
      denied("reader", "ListKeys", "*", noIdentity("ListKeys")),
    );
  });

  test("and aliases need it on the alias", async () => {
    const key = await keyWith(statement({}));
    await expect(
      as("nobody").send(new CreateAliasCommand({ AliasName: "alias/mine", TargetKeyId: key })),
    ).rejects.toMatchObject(
      denied("nobody", "CreateAlias", `arn:aws:kms:us-east-1:${HOME}:alias/mine`, noIdentity("CreateAlias")),
    );
  });

  test("a key that does not exist is told only to those who might use it", async () => {
    const none = `arn:aws:kms:us-east-1:${HOME}:key/00000000-1111-2222-3333-444444444444`;
    await expect(encrypt("admin", none)).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(encrypt("nobody", none)).rejects.toMatchObject(
      denied("nobody", "Encrypt", none, noIdentity("Encrypt")),
    );
  });
});

describe("PutKeyPolicy", () => {
  const put = (KeyId: string, policy: unknown, BypassPolicyLockoutSafetyCheck?: boolean) =>
    as("root").send(
      new PutKeyPolicyCommand({ KeyId, Policy: JSON.stringify(policy), BypassPolicyLockoutSafetyCheck }),
    );

  test("takes effect at once", async () => {
    const key = await keyWith();
    await put(key, { Statement: [ADMIN, statement({ Principal: { AWS: PRINCIPALS.nobody.arn } })] });
    await expect(encrypt("nobody", key)).resolves.toBeDefined();
  });

  test("does not lock out the caller, unless told to", async () => {
    const key = await keyWith();
    const closed = { Statement: statement({ Principal: { AWS: PRINCIPALS.nobody.arn } }) };
    await expect(put(key, closed)).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
      message: "The new key policy will not allow you to update the key policy in the future.",
    });
    await put(key, closed, true);
    await expect(put(key, { Statement: ADMIN })).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("refuses what is no policy", async () => {
    await expect(put(await keyWith(), { Statement: [{}] })).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
  });
});
