/** Tags of keys, with the AWS client. */
import {
  CreateKeyCommand,
  type CreateKeyCommandInput,
  type KMSClient,
  ListResourceTagsCommand,
  paginateListResourceTags,
  TagResourceCommand,
  UntagResourceCommand,
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

describe("tags", () => {
  const tagsOf = async (KeyId: string, pageSize = 50) => {
    const tags = [];
    for await (const { Tags = [] } of paginateListResourceTags({ client, pageSize }, { KeyId })) {
      tags.push(...Tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`));
    }
    return tags;
  };

  test("are added, replaced and removed", async () => {
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

  test("are limited to 50 for each key", async () => {
    const Tags = Array.from({ length: 50 }, (_, index) => ({ TagKey: `${index}`, TagValue: "" }));
    const { KeyId } = await create({ Tags });
    await expect(
      client.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: "50", TagValue: "" }] })),
    ).rejects.toMatchObject({ name: "TagException", message: "Too many tags" });
    expect((await client.send(new ListResourceTagsCommand({ KeyId }))).Tags).toHaveLength(50);
  });
});
