/** The operations that manage keys, as AWS's client sees them. */
import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  DeleteAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  GetKeyPolicyCommand,
  type KMSClient,
  ListAliasesCommand,
  ListKeyPoliciesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
  paginateListAliases,
  paginateListKeys,
  paginateListResourceTags,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateAliasCommand,
  UpdateKeyDescriptionCommand,
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

describe("CreateKey", () => {
  test("makes a key that DescribeKey tells of, by any of its names", async () => {
    const made = await create({ Description: "orders" });
    await client.send(new CreateAliasCommand({ AliasName: "alias/orders", TargetKeyId: made.KeyId }));
    for (const name of [made.KeyId, made.Arn, "alias/orders", arn("alias/orders")]) {
      expect(await describeKey(name)).toEqual(made);
    }
    expect(made).toMatchObject({
      AWSAccountId: "111122223333",
      CreationDate: expect.any(Date),
      Description: "orders",
      Enabled: true,
      KeyManager: "CUSTOMER",
      KeyState: "Enabled",
      MultiRegion: false,
      Origin: "AWS_KMS",
    });
  });

  test("takes the former name of KeySpec, but not both", async () => {
    const usage = { KeyUsage: "SIGN_VERIFY", CustomerMasterKeySpec: "ECC_NIST_P256" } as const;
    expect(await create(usage)).toMatchObject({ KeySpec: "ECC_NIST_P256" });
    await expect(create({ ...usage, KeySpec: "ECC_NIST_P256" })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(/^You cannot specify KeySpec and CustomerMasterKeySpec/),
    });
  });

  test.each<[string, CreateKeyCommandInput, string]>([
    ["a CloudHSM", { Origin: "AWS_CLOUDHSM" }, "UnsupportedOperationException"],
    ["a custom key store", { CustomKeyStoreId: "cks-1" }, "CustomKeyStoreNotFoundException"],
    ["an external key", { XksKeyId: "a" }, "UnsupportedOperationException"],
    ["several Regions", { MultiRegion: true }, "UnsupportedOperationException"],
    ["SM2", { KeySpec: "SM2", KeyUsage: "ENCRYPT_DECRYPT" }, "UnsupportedOperationException"],
    ["ML-DSA", { KeySpec: "ML_DSA_65", KeyUsage: "SIGN_VERIFY" }, "UnsupportedOperationException"],
    ["another spec", { KeySpec: "AES_256" as "SM2" }, "ValidationException"],
    ["no policy", { Policy: "{}" }, "MalformedPolicyDocumentException"],
    [
      "a policy that locks out its maker",
      {
        Policy:
          '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*"}]}',
      },
      "MalformedPolicyDocumentException",
    ],
    ["a tag of AWS", { Tags: [{ TagKey: "aws:a", TagValue: "" }] }, "TagException"],
    [
      "a tag twice",
      {
        Tags: [
          { TagKey: "a", TagValue: "" },
          { TagKey: "a", TagValue: "" },
        ],
      },
      "TagException",
    ],
  ])("refuses %s, and then makes no key", async (_, input, name) => {
    await expect(create(input)).rejects.toMatchObject({ name });
    expect((await client.send(new ListKeysCommand({}))).Keys).toEqual([]);
  });
});

describe("what returns nothing", () => {
  test("is answered with an empty body", async () => {
    const { KeyId } = await create();
    expect(await call(kms, "DisableKey", { KeyId })).toMatchObject({ status: 200, body: undefined });
  });
});

describe("key states", () => {
  test("are changed over HTTP, and DescribeKey tells them", async () => {
    const { KeyId, Arn } = await create();
    await client.send(new DisableKeyCommand({ KeyId }));
    expect(await describeKey(KeyId)).toMatchObject({ Enabled: false, KeyState: "Disabled" });
    await client.send(new EnableKeyCommand({ KeyId: Arn }));
    expect(await describeKey(KeyId)).toMatchObject({ Enabled: true, KeyState: "Enabled" });
    const scheduled = await client.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    expect(scheduled).toMatchObject({ KeyId: Arn, KeyState: "PendingDeletion", PendingWindowInDays: 7 });
    expect(await describeKey(KeyId)).toMatchObject({
      KeyState: "PendingDeletion",
      DeletionDate: scheduled.DeletionDate,
    });
    expect(await client.send(new CancelKeyDeletionCommand({ KeyId }))).toMatchObject({ KeyId: Arn });
    expect(await describeKey(KeyId)).toMatchObject({ KeyState: "Disabled" });
    expect(await describeKey(KeyId)).not.toHaveProperty("DeletionDate");
  });

  test("dates are seconds since 1970", async () => {
    const { KeyId, CreationDate } = await create();
    const { body } = await call(kms, "DescribeKey", { KeyId });
    expect(Object(body).KeyMetadata.CreationDate).toBe(Number(CreationDate) / 1000);
  });

  test("a description can be changed, and be empty", async () => {
    const { KeyId } = await create({ Description: "old" });
    await client.send(new UpdateKeyDescriptionCommand({ KeyId, Description: "" }));
    expect(await describeKey(KeyId)).toMatchObject({ Description: "" });
  });
});

describe("lists", () => {
  test("of keys come in pages that miss and repeat nothing", async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, async () => (await create()).KeyId));
    const found: (string | undefined)[] = [];
    const sizes: number[] = [];
    for await (const { Keys = [] } of paginateListKeys({ client, pageSize: 3 }, {})) {
      found.push(...Keys.map(({ KeyId }) => KeyId));
      sizes.push(Keys.length);
    }
    expect(found.sort()).toEqual(ids.sort());
    expect(sizes).toEqual([3, 3, 1]);
  });

  test("are not truncated when they just fit", async () => {
    await create();
    expect(await client.send(new ListKeysCommand({ Limit: 1 }))).toMatchObject({ Truncated: false });
    expect(await client.send(new ListKeysCommand({ Limit: 1 }))).not.toHaveProperty("NextMarker");
  });

  test("go on where they were when an item is deleted in between", async () => {
    const { KeyId } = await create();
    for (const name of ["alias/a", "alias/b", "alias/c"]) {
      await client.send(new CreateAliasCommand({ AliasName: name, TargetKeyId: KeyId }));
    }
    const { NextMarker: Marker } = await client.send(new ListAliasesCommand({ Limit: 1 }));
    await client.send(new DeleteAliasCommand({ AliasName: "alias/a" }));
    const { Aliases } = await client.send(new ListAliasesCommand({ Marker }));
    expect(Aliases?.map(({ AliasName }) => AliasName)).toEqual(["alias/b", "alias/c"]);
  });

  test.each<[string, string, object, string]>([
    ["a marker that is none", "ListKeys", { Marker: "a" }, "InvalidMarkerException"],
    ["a marker of another list", "ListAliases", { Marker: "keys" }, "InvalidMarkerException"],
    ["no items", "ListKeys", { Limit: 0 }, "ValidationException"],
    ["too many keys", "ListKeys", { Limit: 1001 }, "ValidationException"],
    ["too many aliases", "ListAliases", { Limit: 101 }, "ValidationException"],
  ])("refuse %s", async (_, operation, input, error) => {
    await create();
    await create();
    const { NextMarker } = await client.send(new ListKeysCommand({ Limit: 1 }));
    const request = "Marker" in input && input.Marker === "keys" ? { Marker: NextMarker } : input;
    expect((await call(kms, operation, request)).body).toMatchObject({ __type: error });
  });

  test("of policies have the one that is there", async () => {
    const { KeyId } = await create();
    expect(await client.send(new ListKeyPoliciesCommand({ KeyId }))).toMatchObject({
      PolicyNames: ["default"],
      Truncated: false,
    });
    await expect(client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "other" }))).rejects.toMatchObject({
      name: "NotFoundException",
      message: "No such policy exists",
    });
  });
});

describe("aliases", () => {
  const listed = async (KeyId?: string) => {
    const aliases = [];
    for await (const { Aliases = [] } of paginateListAliases({ client }, { KeyId })) {
      aliases.push(...Aliases);
    }
    return aliases;
  };

  test("are listed, for the account and for a key", async () => {
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

  test("go to another key of the same kind", async () => {
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

  test("that are deleted leave their key, and are gone", async () => {
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

  test("number 50 for one key", async () => {
    const { KeyId } = await create();
    const name = (index: number) =>
      client.send(new CreateAliasCommand({ AliasName: `alias/${index}`, TargetKeyId: KeyId }));
    await Promise.all(Array.from({ length: 50 }, (_, index) => name(index)));
    await expect(name(50)).rejects.toMatchObject({ name: "LimitExceededException" });
    expect(await listed(KeyId)).toHaveLength(50);
  });
});

describe("tags", () => {
  const tagsOf = async (KeyId: string, pageSize = 50) => {
    const tags = [];
    for await (const { Tags = [] } of paginateListResourceTags({ client, pageSize }, { KeyId })) {
      tags.push(...Tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`));
    }
    return tags;
  };

  test("are added, replaced and taken away", async () => {
    const { KeyId } = await create({ Tags: [{ TagKey: "a", TagValue: "1" }] });
    const Tags = [
      { TagKey: "a", TagValue: "2" },
      { TagKey: "b", TagValue: "" },
      { TagKey: "A", TagValue: "3" },
    ];
    await client.send(new TagResourceCommand({ KeyId, Tags }));
    expect(await tagsOf(KeyId, 2)).toEqual(["A=3", "a=2", "b="]);
    await client.send(new UntagResourceCommand({ KeyId, TagKeys: ["a", "none"] }));
    expect(await tagsOf(KeyId)).toEqual(["A=3", "b="]);
  });

  test("number 50", async () => {
    const Tags = Array.from({ length: 50 }, (_, index) => ({ TagKey: `${index}`, TagValue: "" }));
    const { KeyId } = await create({ Tags });
    await expect(
      client.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: "50", TagValue: "" }] })),
    ).rejects.toMatchObject({ name: "TagException", message: "Too many tags" });
    expect((await client.send(new ListResourceTagsCommand({ KeyId }))).Tags).toHaveLength(50);
  });
});
