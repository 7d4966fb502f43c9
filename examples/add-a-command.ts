/**
 * Adds TagResource, an operation of KMS that the package does not have, with types, validation and an error class of
 * its own; and ListResourceTags, to show its effect:
 *
 *   npx tsx examples/add-a-command.ts
 *   npx tsx examples/add-a-command.ts --aws --key-id 1234abcd-12ab-34cd-56ef-1234567890ab
 *
 * On AWS it takes a key of yours, by key id or key ARN, and gives it the tag kms-reencrypt=example. The caller needs
 * this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:ListResourceTags", "kms:TagResource"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
 *     }
 *   ]
 * }
 */
import { parseArgs } from "node:util";
import {
  command,
  exception,
  InputValidationError,
  KMSClient,
  list,
  type MetadataBearer,
  operation,
  required,
  string,
  structure,
  type Tag,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const keyId = required(string({ min: 1, max: 2048 }));
const tag = structure<Tag>({
  TagKey: required(string({ min: 1, max: 128, pattern: /^(?!aws:)/i })),
  TagValue: required(string({ max: 256 })),
});

interface TagResourceCommandInput {
  KeyId: string;
  Tags: Tag[];
}
// KMS has this code for CreateKey, too, and the package a class for it; an operation may have one with its own advice.
class TagException extends exception("TagException", "client", { advice: "Give each tag key once." }) {}
class TagResourceCommand extends command(
  operation<TagResourceCommandInput, MetadataBearer>("TagResource", {
    input: { KeyId: keyId, Tags: required(list(tag, { max: 50 })) },
    output: {},
    errors: [TagException],
    permissions: "kms:TagResource on the key",
  }),
) {}

interface ListResourceTagsCommandOutput extends MetadataBearer {
  Tags: Tag[];
}
class ListResourceTagsCommand extends command(
  operation<{ KeyId: string }, ListResourceTagsCommandOutput>("ListResourceTags", {
    input: { KeyId: keyId },
    output: { Tags: required(list(tag)) },
    permissions: "kms:ListResourceTags on the key",
  }),
) {}

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";

async function main(): Promise<void> {
  const options = { aws: { type: "boolean" }, "key-id": { type: "string" } } as const;
  const { aws = false, "key-id": key } = parseArgs({ options }).values;
  if (aws !== (key !== undefined)) {
    throw new Error("Give --aws and --key-id KEY together, or neither of them for a KMS inside this process");
  }
  await using local = aws ? undefined : await LocalKms.start({ seed: { Keys: [{ KeyId: KEY }] } });
  const client = new KMSClient(
    local ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials } : {},
  );
  try {
    await tagKey(client, key ?? KEY);
  } finally {
    client.destroy();
  }
}

async function tagKey(client: KMSClient, KeyId: string): Promise<void> {
  const example = { TagKey: "kms-reencrypt", TagValue: "example" };
  await client.send(new TagResourceCommand({ KeyId, Tags: [example] }));
  const { Tags } = await client.send(new ListResourceTagsCommand({ KeyId }));
  console.log(`The key is tagged: ${Tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`).join(", ")}`);

  // What the table forbids is not sent.
  await refused(InputValidationError, () =>
    client.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: "aws:mine", TagValue: "" }] })),
  );
  // What only KMS forbids comes back as an instance of the class.
  await refused(TagException, () => client.send(new TagResourceCommand({ KeyId, Tags: [example, example] })));
}

/** Makes a call that has to fail with an error of this class, and shows its message. */
async function refused(Expected: new (...args: never) => Error, call: () => Promise<unknown>): Promise<void> {
  const error = await call().then(
    () => new Error("A call succeeded that should have failed"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Expected)) {
    throw error;
  }
  console.log(`\n${error.name}: ${error.message}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
