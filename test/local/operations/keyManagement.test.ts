/** The operations that manage keys, with the AWS client. */
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
  paginateListKeys,
  ScheduleKeyDeletionCommand,
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
  test("creates a key that DescribeKey finds by key ID, key ARN, alias name and alias ARN", async () => {
    const created = await create({ Description: "orders" });
    await client.send(new CreateAliasCommand({ AliasName: "alias/orders", TargetKeyId: created.KeyId }));
    for (const name of [created.KeyId, created.Arn, "alias/orders", arn("alias/orders")]) {
      expect(await describeKey(name)).toEqual(created);
    }
    expect(created).toMatchObject({
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

  test("accepts the former name of KeySpec, but not both", async () => {
    const usage = { KeyUsage: "SIGN_VERIFY", CustomerMasterKeySpec: "ECC_NIST_P256" } as const;
    expect(await create(usage)).toMatchObject({ KeySpec: "ECC_NIST_P256" });
    await expect(create({ ...usage, KeySpec: "ECC_NIST_P256" })).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringMatching(/^You cannot specify KeySpec and CustomerMasterKeySpec/),
    });
  });

  test.each<[string, CreateKeyCommandInput, string]>([
    ["origin AWS_CLOUDHSM without a custom key store", { Origin: "AWS_CLOUDHSM" }, "ValidationException"],
    [
      "an unknown custom key store",
      { Origin: "AWS_CLOUDHSM", CustomKeyStoreId: "cks-1" },
      "CustomKeyStoreNotFoundException",
    ],
    ["a custom key store without its origin", { CustomKeyStoreId: "cks-1" }, "ValidationException"],
    ["an external key without its origin", { XksKeyId: "a" }, "ValidationException"],
    ["SM2", { KeySpec: "SM2", KeyUsage: "ENCRYPT_DECRYPT" }, "UnsupportedOperationException"],
    ["an unknown key spec", { KeySpec: "AES_256" as "SM2" }, "ValidationException"],
    ["a malformed policy", { Policy: "{}" }, "MalformedPolicyDocumentException"],
    [
      "a policy that locks out the caller",
      {
        Policy:
          '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:*","Resource":"*"}]}',
      },
      "MalformedPolicyDocumentException",
    ],
    ["a tag that belongs to AWS", { Tags: [{ TagKey: "aws:a", TagValue: "" }] }, "TagException"],
    [
      "a duplicate tag",
      {
        Tags: [
          { TagKey: "a", TagValue: "" },
          { TagKey: "a", TagValue: "" },
        ],
      },
      "TagException",
    ],
  ])("rejects %s, and creates no key", async (_, input, name) => {
    await expect(create(input)).rejects.toMatchObject({ name });
    expect((await client.send(new ListKeysCommand({}))).Keys).toEqual([]);
  });
});

describe("an operation without output", () => {
  test("has an empty response body", async () => {
    const { KeyId } = await create();
    expect(await call(kms, "DisableKey", { KeyId })).toMatchObject({ status: 200, body: undefined });
  });
});

describe("key states", () => {
  test("are changed by operations and returned by DescribeKey", async () => {
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

  test("are sent with dates in seconds since 1970", async () => {
    const { KeyId, CreationDate } = await create();
    const { body } = await call(kms, "DescribeKey", { KeyId });
    expect(Object(body).KeyMetadata.CreationDate).toBe(Number(CreationDate) / 1000);
  });

  test("UpdateKeyDescription accepts an empty description", async () => {
    const { KeyId } = await create({ Description: "old" });
    await client.send(new UpdateKeyDescriptionCommand({ KeyId, Description: "" }));
    expect(await describeKey(KeyId)).toMatchObject({ Description: "" });
  });
});

describe("lists", () => {
  test("of keys are paginated without gaps and duplicates", async () => {
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

  test("are not truncated when they fit exactly", async () => {
    await create();
    expect(await client.send(new ListKeysCommand({ Limit: 1 }))).toMatchObject({ Truncated: false });
    expect(await client.send(new ListKeysCommand({ Limit: 1 }))).not.toHaveProperty("NextMarker");
  });

  test("continue correctly when an item is deleted between two pages", async () => {
    const { KeyId } = await create();
    for (const name of ["alias/a", "alias/b", "alias/c"]) {
      await client.send(new CreateAliasCommand({ AliasName: name, TargetKeyId: KeyId }));
    }
    const { NextMarker: Marker } = await client.send(new ListAliasesCommand({ Limit: 1 }));
    await client.send(new DeleteAliasCommand({ AliasName: "alias/a" }));
    const { Aliases } = await client.send(new ListAliasesCommand({ Marker }));
    const names = Aliases?.map(({ AliasName }) => AliasName) ?? [];
    expect(names.filter((name) => !name?.startsWith("alias/aws/"))).toEqual(["alias/b", "alias/c"]);
  });

  test.each<[string, string, object, string]>([
    ["an invalid marker", "ListKeys", { Marker: "a" }, "InvalidMarkerException"],
    ["a marker of another list", "ListAliases", { Marker: "keys" }, "InvalidMarkerException"],
    ["a limit of 0", "ListKeys", { Limit: 0 }, "ValidationException"],
    ["a limit that is too high for keys", "ListKeys", { Limit: 1001 }, "ValidationException"],
    ["a limit that is too high for aliases", "ListAliases", { Limit: 101 }, "ValidationException"],
  ])("reject %s", async (_, operation, input, error) => {
    await create();
    await create();
    const { NextMarker } = await client.send(new ListKeysCommand({ Limit: 1 }));
    const request = "Marker" in input && input.Marker === "keys" ? { Marker: NextMarker } : input;
    expect((await call(kms, operation, request)).body).toMatchObject({ __type: error });
  });

  test("of key policies contain `default` only", async () => {
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
