/** Permissions by key policies and IAM policies, with the AWS client. */
import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  type GrantOperation,
  ListKeysCommand,
  TagResourceCommand,
} from "@aws-sdk/client-kms";
import { describe, expect, test } from "vitest";
import {
  type Context,
  DELEGATION,
  denied,
  HIDDEN,
  HOME,
  noIdentity,
  PRINCIPALS,
  statement,
  useCallers,
  type Who,
} from "./callers.js";

const { as, createKey, keyWith, encrypt, decrypt, ciphertextOf } = useCallers();

describe("a key with the default policy", () => {
  test("has the default policy of KMS", async () => {
    const { KeyMetadata } = await as("root").send(new CreateKeyCommand({}));
    const { Policy, PolicyName } = await as("root").send(
      new GetKeyPolicyCommand({ KeyId: KeyMetadata?.KeyId }),
    );
    expect(PolicyName).toBe("default");
    expect(JSON.parse(Policy ?? "")).toEqual({
      Version: "2012-10-17",
      Id: "key-default-1",
      Statement: [{ Sid: "Enable IAM User Permissions", ...DELEGATION }],
    });
  });

  test.each<Who>(["root", "admin", "careful"])("is accessible to those whom IAM allows: %s", async (who) => {
    const key = await createKey();
    await expect(encrypt(who, key)).resolves.toMatchObject({ KeyId: key });
  });

  test.each<Who>(["nobody", "reader", "session"])(
    "is not accessible without permission from IAM: %s",
    async (who) => {
      const key = await createKey();
      await expect(encrypt(who, key)).rejects.toMatchObject(
        denied(who, "Encrypt", key, noIdentity("Encrypt")),
      );
    },
  );

  test("is not accessible to those whom IAM denies", async () => {
    const key = await createKey();
    await expect(decrypt("careful", await ciphertextOf(key), key)).rejects.toMatchObject(
      denied("careful", "Decrypt", key, "with an explicit deny in an identity-based policy"),
    );
  });

  test("looks to other accounts as if it did not exist", async () => {
    const key = await createKey();
    await expect(encrypt("stranger", key)).rejects.toMatchObject(denied("stranger", "Encrypt", key, HIDDEN));
    const none = key.replace(/key\/.*/, "key/00000000-1111-2222-3333-444444444444");
    await expect(encrypt("stranger", none)).rejects.toMatchObject(
      denied("stranger", "Encrypt", none, HIDDEN),
    );
  });

  test("is not revealed by its ciphertext to callers without permission", async () => {
    const key = await createKey();
    await expect(decrypt("nobody", await ciphertextOf(key))).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringMatching(/^The ciphertext refers to a customer master key that does not exist/),
    });
  });
});

describe("a key policy", () => {
  test("allows the principals that it names, without IAM", async () => {
    const key = await keyWith(
      statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Action: "kms:Encrypt" }),
    );
    await expect(encrypt("nobody", key)).resolves.toBeDefined();
    await expect(decrypt("nobody", await ciphertextOf(key), key)).rejects.toMatchObject(
      denied("nobody", "Decrypt", key, noIdentity("Decrypt")),
    );
  });

  test("allows the sessions of a role that it names", async () => {
    const key = await keyWith(statement({ Principal: { AWS: `arn:aws:iam::${HOME}:role/app` } }));
    await expect(encrypt("session", key)).resolves.toBeDefined();
  });

  test("that does not delegate to IAM excludes administrators", async () => {
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

  test("that denies overrides every permission", async () => {
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
    ["no context keys", { Null: { "kms:EncryptionContextKeys": "false" } }, undefined, false],
    ["the account of the caller", { StringEquals: { "kms:CallerAccount": HOME } }, undefined, true],
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
    const response = encrypt("nobody", key, context);
    await (allowed
      ? expect(response).resolves.toBeDefined()
      : expect(response).rejects.toMatchObject({ name: "AccessDeniedException" }));
  });

  test("can restrict which grants a principal may create", async () => {
    const Condition = { "ForAllValues:StringEquals": { "kms:GrantOperations": ["Encrypt", "Decrypt"] } };
    const key = await keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Condition }));
    const grant = (...Operations: GrantOperation[]) =>
      as("nobody").send(
        new CreateGrantCommand({ KeyId: key, GranteePrincipal: PRINCIPALS.reader.arn, Operations }),
      );
    await expect(grant("Decrypt")).resolves.toBeDefined();
    await expect(grant("Decrypt", "CreateGrant")).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("can require a tag on the key", async () => {
    const Condition = { StringEquals: { "aws:ResourceTag/stage": "test" } };
    const key = await keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Condition }));
    await expect(encrypt("nobody", key)).rejects.toMatchObject({ name: "AccessDeniedException" });
    const Tags = [{ TagKey: "stage", TagValue: "test" }];
    await as("root").send(new TagResourceCommand({ KeyId: key, Tags }));
    await expect(encrypt("nobody", key)).resolves.toBeDefined();
  });

  test("can require an alias in the request", async () => {
    const Condition = { StringEquals: { "kms:RequestAlias": "alias/front" } };
    const key = await keyWith(statement({ Principal: { AWS: PRINCIPALS.nobody.arn }, Condition }));
    await as("root").send(new CreateAliasCommand({ AliasName: "alias/front", TargetKeyId: key }));
    await expect(encrypt("nobody", "alias/front")).resolves.toMatchObject({ KeyId: key });
    await expect(encrypt("nobody", key)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });
});

describe("permissions without a key:", () => {
  test("IAM decides about CreateKey and ListKeys", async () => {
    await expect(as("nobody").send(new CreateKeyCommand({}))).rejects.toMatchObject(
      denied("nobody", "CreateKey", "*", noIdentity("CreateKey")),
    );
    await expect(as("reader").send(new ListKeysCommand({}))).rejects.toMatchObject(
      denied("reader", "ListKeys", "*", noIdentity("ListKeys")),
    );
  });

  test("CreateAlias requires permission on the alias", async () => {
    const key = await keyWith(statement({}));
    await expect(
      as("nobody").send(new CreateAliasCommand({ AliasName: "alias/mine", TargetKeyId: key })),
    ).rejects.toMatchObject(
      denied("nobody", "CreateAlias", `arn:aws:kms:us-east-1:${HOME}:alias/mine`, noIdentity("CreateAlias")),
    );
  });

  test("only callers with permission learn that a key does not exist", async () => {
    const none = `arn:aws:kms:us-east-1:${HOME}:key/00000000-1111-2222-3333-444444444444`;
    await expect(encrypt("admin", none)).rejects.toMatchObject({ name: "NotFoundException" });
    await expect(encrypt("nobody", none)).rejects.toMatchObject(
      denied("nobody", "Encrypt", none, noIdentity("Encrypt")),
    );
  });
});
