/**
 * Declares a KMS operation in your own code: TagResource, with stricter checks and its own error class.
 *
 *   npm install kms-reencrypt
 *   npx tsx add-a-command.ts
 *   npx tsx add-a-command.ts --aws --key-id 1234abcd-12ab-34cd-56ef-1234567890ab
 *
 * On AWS it adds the tag kms-reencrypt=example to your key. The caller needs this policy:
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
  InputValidationError,
  KMSClient,
  KMSCommand,
  KMSServiceException,
  ListResourceTagsCommand,
  type MetadataBearer,
  type OperationDeclaration,
  shapes,
  type Tag,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const HELP = `Declares the KMS operation TagResource in its own code, and calls it.

Usage:
  npx tsx add-a-command.ts                       against an in-process KMS
  npx tsx add-a-command.ts --aws --key-id KEY    against AWS KMS

Options:
  --aws                Call AWS KMS. Default: an in-process KMS.
  --key-id KEY         The key to tag: its key ID or key ARN. Required with --aws.
  --region REGION      Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE    Default: AWS_PROFILE, else "default".
  --endpoint URL       Default: the KMS endpoint of the Region.
  -h, --help           Print this help.

On AWS it adds the tag kms-reencrypt=example to the key. The caller needs credentials, and
kms:ListResourceTags and kms:TagResource on the key.`;

const { list, required, string, structure } = shapes;

interface TagResourceCommandInput {
  KeyId: string;
  Tags: Tag[];
}

// The client throws this class when KMS returns its code. The advice becomes part of the message.
class TagException extends KMSServiceException {
  static override readonly code = "TagException";
  static override readonly advice = "Give each tag key once.";
}

class TagResourceCommand extends KMSCommand<TagResourceCommandInput, MetadataBearer> {
  declaration(): OperationDeclaration<TagResourceCommandInput, MetadataBearer> {
    const tag = structure<Tag>({
      TagKey: required(string({ min: 1, max: 128, pattern: /^(?!aws:)/i })),
      TagValue: required(string({ max: 256 })),
    });
    return {
      name: "TagResource",
      input: { KeyId: required(string({ min: 1, max: 2048 })), Tags: required(list(tag, { max: 50 })) },
      output: {},
      errors: [TagException],
      permissions: "kms:TagResource on the key",
      // The same tags replace themselves, so the client may retry after a lost response.
      idempotent: true,
    };
  }
}

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";

async function main(): Promise<void> {
  const { help, aws, region, profile, endpoint, "key-id": keyId = KEY } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const local = aws ? undefined : await LocalKms.start({ seed: { Keys: [{ KeyId: KEY }] } });
  const client = new KMSClient(
    local
      ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials }
      : { endpoint, region, profile },
  );
  try {
    await tagKey(client, keyId);
  } finally {
    client.destroy();
    await local?.close();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        "key-id": { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    if (!help && aws && !values["key-id"]) throw new Error("--aws needs --key-id KEY");
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

async function tagKey(client: KMSClient, KeyId: string): Promise<void> {
  const example = { TagKey: "kms-reencrypt", TagValue: "example" };
  await client.send(new TagResourceCommand({ KeyId, Tags: [example] }));
  const { Tags } = await client.send(new ListResourceTagsCommand({ KeyId }));
  console.log(`The key is tagged: ${Tags.map(({ TagKey, TagValue }) => `${TagKey}=${TagValue}`).join(", ")}`);

  // The client does not send an input that breaks the declaration.
  await expectError(InputValidationError, () =>
    client.send(new TagResourceCommand({ KeyId, Tags: [{ TagKey: "aws:mine", TagValue: "" }] })),
  );
  // Duplicate tag keys fit the declaration, and KMS rejects them.
  await expectError(TagException, () =>
    client.send(new TagResourceCommand({ KeyId, Tags: [example, example] })),
  );
}

/** Makes a call that must fail with an error of this class, and prints the error. */
async function expectError(Expected: new (...args: never) => Error, call: () => Promise<unknown>) {
  const error = await call().then(
    () => new Error("A call succeeded that should have failed"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Expected)) {
    throw error;
  }
  console.log(`\n${error.name}: ${error.message}`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
