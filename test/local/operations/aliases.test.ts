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
import { awsClient } from "../support.js";

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
      aliases.push(...Aliases);
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
