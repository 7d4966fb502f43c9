/** Aliases, with the AWS client. */
import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DeleteAliasCommand,
  DescribeKeyCommand,
  type KMSClient,
  paginateListAliases,
  UpdateAliasCommand,
} from "@aws-sdk/client-kms";
import { LocalKms } from "kms-reencrypt/local";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { awsClient, call } from "../support.js";

let kms: LocalKms;
let client: KMSClient;
beforeEach(async () => {
  kms = await LocalKms.start();
  client = awsClient(kms);
});
afterEach(() => kms.close());

const create = async (input: CreateKeyCommandInput = {}) => {
  const { KeyMetadata } = await client.send(new CreateKeyCommand(input));
  return { ...KeyMetadata, KeyId: KeyMetadata?.KeyId ?? "", Arn: KeyMetadata?.Arn ?? "" };
};
const describeKey = async (KeyId: string) =>
  (await client.send(new DescribeKeyCommand({ KeyId }))).KeyMetadata;
const arn = (name: string) => `arn:aws:kms:us-east-1:111122223333:${name}`;

describe("aliases", () => {
  const listed = async (KeyId?: string) => {
    const aliases = [];
    for await (const { Aliases = [] } of paginateListAliases({ client }, { KeyId })) {
      aliases.push(...Aliases.filter(({ AliasName }) => !AliasName?.startsWith("alias/aws/")));
    }
    return aliases;
  };

  test("are listed for the account and for a key", async () => {
    const [one, other] = [await create(), await create()];
    await client.send(new CreateAliasCommand({ AliasName: "alias/b", TargetKeyId: one.KeyId }));
    await client.send(new CreateAliasCommand({ AliasName: "alias/a", TargetKeyId: other.Arn }));
    const a = {
      AliasName: "alias/a",
      AliasArn: arn("alias/a"),
      TargetKeyId: other.KeyId,
      CreationDate: expect.any(Date),
      LastUpdatedDate: expect.any(Date),
    };
    expect(await listed()).toEqual([
      a,
      { ...a, AliasName: "alias/b", AliasArn: arn("alias/b"), TargetKeyId: one.KeyId },
    ]);
    expect(await listed(other.KeyId)).toEqual([a]);
  });

  test("can be pointed to another key of the same kind", async () => {
    const [one, other] = [await create(), await create()];
    const AliasName = "alias/a";
    await client.send(new CreateAliasCommand({ AliasName, TargetKeyId: one.KeyId }));
    await client.send(new UpdateAliasCommand({ AliasName, TargetKeyId: other.KeyId }));
    expect(await describeKey(AliasName)).toEqual(other);
    const rsa = await create({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" });
    await expect(
      client.send(new UpdateAliasCommand({ AliasName, TargetKeyId: rsa.KeyId })),
    ).rejects.toMatchObject({ name: "ValidationException", message: expect.stringMatching(/same type/) });
  });

  test("can be deleted, and created again for the same key", async () => {
    const { KeyId } = await create();
    const AliasName = "alias/a";
    await client.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
    await client.send(new DeleteAliasCommand({ AliasName }));
    const gone = { name: "NotFoundException", message: `Alias ${arn(AliasName)} is not found.` };
    await expect(describeKey(AliasName)).rejects.toMatchObject(gone);
    await expect(client.send(new DeleteAliasCommand({ AliasName }))).rejects.toMatchObject(gone);
    await expect(
      client.send(new UpdateAliasCommand({ AliasName, TargetKeyId: KeyId })),
    ).rejects.toMatchObject(gone);
    await client.send(new CreateAliasCommand({ AliasName, TargetKeyId: KeyId }));
  });

  test("are limited to 50 for each key", async () => {
    const { KeyId } = await create();
    const name = (index: number) =>
      client.send(new CreateAliasCommand({ AliasName: `alias/${index}`, TargetKeyId: KeyId }));
    await Promise.all(Array.from({ length: 50 }, (_, index) => name(index)));
    await expect(name(50)).rejects.toMatchObject({ name: "LimitExceededException" });
    expect(await listed(KeyId)).toHaveLength(50);
  });
});

describe("the aliases of AWS", () => {
  const AliasName = "alias/aws/s3";
  const entryOf = async () => {
    const { body } = await call(kms, "ListAliases", {});
    return Object(body).Aliases.find((alias: { AliasName: string }) => alias.AliasName === AliasName);
  };

  test("are listed, and get their key when they are first used", async () => {
    expect(await entryOf()).toEqual({ AliasName, AliasArn: arn(AliasName) });
    const key = await describeKey(AliasName);
    expect(key).toMatchObject({ KeyManager: "AWS", KeyState: "Enabled", Origin: "AWS_KMS" });
    expect(await entryOf()).toMatchObject({ AliasName, TargetKeyId: key?.KeyId });
    expect(await describeKey(arn(AliasName))).toEqual(key);
    expect((await call(kms, "ListKeys", {})).body).toMatchObject({ Keys: [{ KeyId: key?.KeyId }] });
    await expect(describeKey("alias/aws/none")).rejects.toMatchObject({ name: "NotFoundException" });
  });

  test("have keys that the account can read", async () => {
    const { KeyId } = Object(await describeKey(AliasName));
    expect((await call(kms, "GetKeyPolicy", { KeyId })).body).toMatchObject({
      Policy: expect.stringContaining("s3.us-east-1.amazonaws.com"),
    });
    expect((await call(kms, "GetKeyRotationStatus", { KeyId })).body).toMatchObject({
      KeyRotationEnabled: true,
      RotationPeriodInDays: 365,
    });
  });

  test.each<[string, object]>([
    ["Encrypt", { KeyId: AliasName, Plaintext: "AAAA" }],
    ["GenerateDataKey", { KeyId: AliasName, KeySpec: "AES_256" }],
    ["DisableKey", {}],
    ["ScheduleKeyDeletion", {}],
    ["DisableKeyRotation", {}],
    ["PutKeyPolicy", { Policy: "{}" }],
    ["CreateGrant", { GranteePrincipal: "arn:aws:iam::111122223333:root", Operations: ["Decrypt"] }],
    ["TagResource", { Tags: [] }],
    ["UpdateKeyDescription", { Description: "mine" }],
    ["CreateAlias", { AliasName: "alias/mine" }],
  ])("have keys that reject %s, even of the root user", async (operation, input) => {
    const { KeyId } = Object(await describeKey(AliasName));
    const target = operation === "CreateAlias" ? { TargetKeyId: KeyId } : { KeyId };
    const { status, body } = await call(kms, operation, { ...target, ...input });
    expect({ status, body }).toMatchObject({ status: 400, body: { __type: "AccessDeniedException" } });
  });

  test.each(["CreateAlias", "UpdateAlias", "DeleteAlias"])("cannot be changed by %s", async (operation) => {
    const { KeyId: TargetKeyId } = await create();
    const input = { AliasName, ...(operation === "DeleteAlias" ? {} : { TargetKeyId }) };
    expect((await call(kms, operation, input)).body).toEqual({ __type: "NotAuthorizedException" });
  });
});
