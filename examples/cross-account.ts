/**
 * Hands a ciphertext to another AWS account. The sender re-encrypts it under a key of the receiver. The sender may
 * encrypt under that key, but not decrypt.
 *
 *   npm install kms-reencrypt
 *   npx tsx cross-account.ts
 *   npx tsx cross-account.ts --aws --source-key-id ARN --destination-key-id ARN \
 *     --sender-profile PROFILE --receiver-profile PROFILE
 *
 * A key of another account is named by its ARN. On AWS, both accounts must allow the calls. This is the IAM policy of
 * the sender:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:Encrypt", "kms:ReEncryptFrom"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
 *     },
 *     {
 *       "Effect": "Allow",
 *       "Action": "kms:ReEncryptTo",
 *       "Resource": "arn:aws:kms:us-east-1:444455556666:key/0987dcba-09fe-87dc-65ba-ab0987654321"
 *     }
 *   ]
 * }
 *
 * The key policy of the receiver's key has this statement. A grant can replace it: the in-process run shows both.
 *
 * {
 *   "Effect": "Allow",
 *   "Principal": { "AWS": "arn:aws:iam::111122223333:role/sender" },
 *   "Action": "kms:ReEncryptTo",
 *   "Resource": "*"
 * }
 *
 * This is the IAM policy of the receiver:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": "kms:Decrypt",
 *       "Resource": "arn:aws:kms:us-east-1:444455556666:key/0987dcba-09fe-87dc-65ba-ab0987654321"
 *     }
 *   ]
 * }
 */
import { parseArgs } from "node:util";
import {
  CreateGrantCommand,
  checkReEncrypt,
  DecryptCommand,
  EncryptCommand,
  isKMSException,
  KMSClient,
  ReEncryptCommand,
} from "kms-reencrypt";
import { LocalKms, type LocalKmsOptions } from "kms-reencrypt/local";

const HELP = `Hands a ciphertext to another AWS account: the sender re-encrypts it under a key of the receiver.

Usage:
  npx tsx cross-account.ts                                   against an in-process KMS
  npx tsx cross-account.ts --aws --source-key-id ARN --destination-key-id ARN \\
    --sender-profile PROFILE --receiver-profile PROFILE      against AWS KMS

Options:
  --aws                         Call AWS KMS. Default: an in-process KMS.
  --source-key-id ARN           A symmetric encryption key of the sender. Required with --aws.
  --destination-key-id ARN      A symmetric encryption key of the receiver. Required with --aws.
  --sender-profile PROFILE      The AWS profile of the sender. Required with --aws.
  --receiver-profile PROFILE    The AWS profile of the receiver. Required with --aws.
  --region REGION               Default: AWS_REGION, else the Region of each profile.
  --endpoint URL                Default: the KMS endpoint of the Region.
  -h, --help                    Print this help.

On AWS the sender needs kms:Encrypt and kms:ReEncryptFrom on its key, and kms:ReEncryptTo on the receiver's key, from
both its IAM policy and the key policy. The receiver needs kms:Decrypt on its key.`;

const SENDER = "arn:aws:iam::111122223333:role/sender";
const RECEIVER = "arn:aws:iam::444455556666:role/receiver";
const SOURCE = "1234abcd-12ab-34cd-56ef-1234567890ab";
const BY_POLICY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const BY_GRANT = "5678dcba-09fe-87dc-65ba-ab0987654321";
const senderKey = (id: string) => `arn:aws:kms:us-east-1:111122223333:key/${id}`;
const receiverKey = (id: string) => `arn:aws:kms:us-east-1:444455556666:key/${id}`;
const allow = (actions: string[], resources: string[]) => ({ effect: "Allow", actions, resources }) as const;

/** Two accounts in one in-process KMS. A key without a policy has the default key policy of its account. */
const TWO_ACCOUNTS: LocalKmsOptions = {
  principals: [
    {
      arn: SENDER,
      statements: [
        allow(["kms:Encrypt", "kms:ReEncryptFrom"], [senderKey(SOURCE)]),
        allow(["kms:ReEncryptTo"], [receiverKey(BY_POLICY), receiverKey(BY_GRANT)]),
      ],
    },
    {
      arn: RECEIVER,
      statements: [
        allow(["kms:Decrypt"], [receiverKey(BY_POLICY), receiverKey(BY_GRANT)]),
        allow(["kms:CreateGrant"], [receiverKey(BY_GRANT)]),
      ],
    },
  ],
  seed: {
    Keys: [
      { KeyId: SOURCE },
      {
        KeyId: BY_POLICY,
        AccountId: "444455556666",
        Policy: {
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Principal: { AWS: "444455556666" }, Action: "kms:*", Resource: "*" },
            { Effect: "Allow", Principal: { AWS: SENDER }, Action: "kms:ReEncryptTo", Resource: "*" },
          ],
        },
      },
      { KeyId: BY_GRANT, AccountId: "444455556666" },
    ],
  },
};

/** The client of each account. */
interface Parties {
  readonly sender: KMSClient;
  readonly receiver: KMSClient;
}

async function handOver({ sender, receiver }: Parties, source: string, destination: string, token?: string) {
  const secret = Buffer.from("a secret for the receiver");
  const EncryptionContext = { from: "sender", to: "receiver" };
  const { CiphertextBlob: own } = await sender.send(
    new EncryptCommand({ KeyId: source, Plaintext: secret, EncryptionContext }),
  );
  const { CiphertextBlob, SourceKeyId, KeyId } = await sender.send(
    new ReEncryptCommand({
      CiphertextBlob: own,
      SourceKeyId: source,
      SourceEncryptionContext: EncryptionContext,
      DestinationKeyId: destination,
      DestinationEncryptionContext: EncryptionContext,
      GrantTokens: token === undefined ? undefined : [token],
    }),
  );
  console.log(`Re-encrypted from ${SourceKeyId}\n               to ${KeyId}`);

  const decrypt = new DecryptCommand({ CiphertextBlob, KeyId: destination, EncryptionContext });
  const { Plaintext } = await receiver.send(decrypt);
  if (Plaintext === undefined || !secret.equals(Plaintext)) {
    throw new Error("The receiver decrypted something else than the sender encrypted");
  }
  console.log("The receiver can decrypt it.");
  try {
    await sender.send(decrypt);
    console.log("The sender can decrypt it too: take kms:Decrypt on the receiver's key away from it.");
  } catch (error) {
    if (!isKMSException(error, "AccessDeniedException")) {
      throw error;
    }
    console.log("The sender cannot decrypt it.");
  }
}

/** Uses a key whose policy allows the sender, then a key with a grant for the sender. */
async function bothWays(parties: Parties): Promise<void> {
  console.log("Allowed by the key policy:");
  await handOver(parties, senderKey(SOURCE), receiverKey(BY_POLICY));
  const { GrantToken } = await parties.receiver.send(
    new CreateGrantCommand({
      KeyId: receiverKey(BY_GRANT),
      GranteePrincipal: SENDER,
      Operations: ["ReEncryptTo"],
      Constraints: { EncryptionContextSubset: { to: "receiver" } },
    }),
  );
  // A new grant takes effect after a few minutes. With the grant token, it takes effect at once.
  console.log("\nAllowed by a grant, for one encryption context only:");
  await handOver(parties, senderKey(SOURCE), receiverKey(BY_GRANT), GrantToken);
  const check = await checkReEncrypt(parties.sender, {
    SourceKeyId: senderKey(SOURCE),
    DestinationKeyId: receiverKey(BY_GRANT),
    DestinationEncryptionContext: { to: "somebody else" },
  });
  if (check.allowed) {
    throw new Error("The sender may use an encryption context that the grant does not allow");
  }
  console.log("KMS rejects another encryption context.");
}

async function main(): Promise<void> {
  const { help, aws, region, endpoint, ...given } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const local = aws ? undefined : await LocalKms.start(TWO_ACCOUNTS);
  const clientOf = (arn: string, profile: string | undefined) =>
    new KMSClient(
      local
        ? { endpoint: local.endpoint, region: local.region, credentials: local.credentialsOf(arn) }
        : { endpoint, region, profile },
    );
  const parties = {
    sender: clientOf(SENDER, given["sender-profile"]),
    receiver: clientOf(RECEIVER, given["receiver-profile"]),
  };
  const { "source-key-id": source, "destination-key-id": destination } = given;
  try {
    await (source && destination ? handOver(parties, source, destination) : bothWays(parties));
  } finally {
    parties.sender.destroy();
    parties.receiver.destroy();
    await local?.close();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        "sender-profile": { type: "string" },
        "receiver-profile": { type: "string" },
        region: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    const hasKeys = values["source-key-id"] && values["destination-key-id"];
    const hasProfiles = values["sender-profile"] && values["receiver-profile"];
    if (!help && aws && !(hasKeys && hasProfiles)) {
      throw new Error(
        "--aws needs --source-key-id ARN, --destination-key-id ARN, --sender-profile PROFILE and --receiver-profile PROFILE",
      );
    }
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
