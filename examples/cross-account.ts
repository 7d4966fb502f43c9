/**
 * Hands a ciphertext over to another AWS account: the sender re-encrypts it to a key of the receiver, which the sender
 * may encrypt to, but not decrypt with. Keys of other accounts are named by their ARN:
 *
 *   npx tsx examples/cross-account.ts
 *   npx tsx examples/cross-account.ts --aws --source-key ARN --destination-key ARN --sender PROFILE --receiver PROFILE
 *
 * Two accounts have to agree. The IAM policy of the sender names the key of the receiver:
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
 * And the key policy of that key lets the sender in. A grant on the key does the same; for both see below.
 *
 * {
 *   "Effect": "Allow",
 *   "Principal": { "AWS": "arn:aws:iam::111122223333:role/sender" },
 *   "Action": "kms:ReEncryptTo",
 *   "Resource": "*"
 * }
 *
 * The receiver decrypts by its own IAM policy:
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

const SENDER = "arn:aws:iam::111122223333:role/sender";
const RECEIVER = "arn:aws:iam::444455556666:role/receiver";
const SOURCE = "1234abcd-12ab-34cd-56ef-1234567890ab";
const BY_POLICY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const BY_GRANT = "5678dcba-09fe-87dc-65ba-ab0987654321";
const senderKey = (id: string) => `arn:aws:kms:us-east-1:111122223333:key/${id}`;
const receiverKey = (id: string) => `arn:aws:kms:us-east-1:444455556666:key/${id}`;
const allow = (actions: string[], resources: string[]) => ({ effect: "Allow", actions, resources }) as const;

/** Two accounts in one KMS. A key without a policy leaves all decisions to its own account, as usual. */
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

/** The two sides of a hand-over. */
interface Parties {
  readonly sender: KMSClient;
  readonly receiver: KMSClient;
}

async function handOver({ sender, receiver }: Parties, source: string, destination: string, token?: string) {
  const secret = Buffer.from("a secret to hand over");
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
    throw new Error("The receiver does not read what the sender encrypted");
  }
  console.log("The receiver can read it.");
  try {
    await sender.send(decrypt);
    console.log("The sender can still read it: the key of the receiver allows more than kms:ReEncryptTo.");
  } catch (error) {
    if (!isKMSException(error, "AccessDeniedException")) {
      throw error;
    }
    console.log("The sender no longer can.");
  }
}

/** Once to a key whose key policy lets the sender in, and once to a key with a grant for the sender. */
async function bothWays(parties: Parties): Promise<void> {
  console.log("By the key policy:");
  await handOver(parties, senderKey(SOURCE), receiverKey(BY_POLICY));
  const { GrantToken } = await parties.receiver.send(
    new CreateGrantCommand({
      KeyId: receiverKey(BY_GRANT),
      GranteePrincipal: SENDER,
      Operations: ["ReEncryptTo"],
      Constraints: { EncryptionContextSubset: { to: "receiver" } },
    }),
  );
  // Until a grant has spread through KMS, its token makes it hold at once.
  console.log("\nBy a grant, for this encryption context only:");
  await handOver(parties, senderKey(SOURCE), receiverKey(BY_GRANT), GrantToken);
  const check = await checkReEncrypt(parties.sender, {
    SourceKeyId: senderKey(SOURCE),
    DestinationKeyId: receiverKey(BY_GRANT),
    DestinationEncryptionContext: { to: "somebody else" },
  });
  if (check.allowed) {
    throw new Error("The grant lets the sender use another encryption context, which its constraint forbids");
  }
  console.log("With another encryption context the sender is refused.");
}

async function main(): Promise<void> {
  const text = { type: "string" } as const;
  const { aws, ...given } = parseArgs({
    options: {
      aws: { type: "boolean" },
      "source-key": text,
      "destination-key": text,
      sender: text,
      receiver: text,
    },
  }).values;
  const { "source-key": source, "destination-key": destination } = given;
  if (Object.keys(given).length !== (aws ? 4 : 0)) {
    throw new Error(
      "Give --aws, --source-key ARN, --destination-key ARN, --sender PROFILE and --receiver PROFILE together, or none for a KMS inside this process",
    );
  }
  await using local = aws ? undefined : await LocalKms.start(TWO_ACCOUNTS);
  const clientOf = (arn: string, profile: string | undefined) =>
    new KMSClient(
      local
        ? { endpoint: local.endpoint, region: local.region, credentials: local.credentialsOf(arn) }
        : { profile },
    );
  const parties = { sender: clientOf(SENDER, given.sender), receiver: clientOf(RECEIVER, given.receiver) };
  try {
    await (source && destination ? handOver(parties, source, destination) : bothWays(parties));
  } finally {
    parties.sender.destroy();
    parties.receiver.destroy();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
