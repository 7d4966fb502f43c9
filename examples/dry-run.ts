/**
 * Finds out whether a ReEncrypt would succeed, without making it:
 *
 *   npx tsx examples/dry-run.ts
 *   npx tsx examples/dry-run.ts --aws --source-key-id alias/old --destination-key-id alias/new
 *
 * Ask without a ciphertext before a migration begins: it checks keys and permissions. Ask with a ciphertext to check
 * that one, too. What KMS refuses is told, and not thrown; the exit code is 1 when it refuses the migration.
 *
 * On AWS it takes two symmetric keys of yours. A dry run needs the permissions of the real call; kms:Encrypt is for the
 * ciphertext that the example makes:
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
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321"
 *     }
 *   ]
 * }
 */
import { parseArgs } from "node:util";
import { type CheckReEncryptInput, checkReEncrypt, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const OLD_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const SEED = { Keys: [{ KeyId: OLD_KEY }, { KeyId: NEW_KEY }] };
const CONTEXT = { tenant: "acme" };

async function main(): Promise<void> {
  const key = { type: "string" } as const;
  const options = { aws: { type: "boolean" }, "source-key-id": key, "destination-key-id": key } as const;
  const { aws = false, ...keys } = parseArgs({ options }).values;
  const { "source-key-id": source, "destination-key-id": destination } = keys;
  if (aws !== (source !== undefined) || aws !== (destination !== undefined)) {
    throw new Error(
      "Give --aws, --source-key-id KEY and --destination-key-id KEY together, or none for a KMS inside this process",
    );
  }
  await using local = aws ? undefined : await LocalKms.start({ seed: SEED });
  const client = new KMSClient(
    local ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials } : {},
  );
  try {
    await checks(client, source ?? OLD_KEY, destination ?? NEW_KEY);
  } finally {
    client.destroy();
  }
}

async function checks(client: KMSClient, SourceKeyId: string, DestinationKeyId: string): Promise<void> {
  if (!(await report(client, "Any ciphertext", { SourceKeyId, DestinationKeyId }))) {
    throw new Error("The migration would fail: mend what is said above, and check again");
  }

  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: SourceKeyId, Plaintext: Buffer.from("data"), EncryptionContext: CONTEXT }),
  );
  const input = { CiphertextBlob, SourceKeyId, DestinationKeyId, DestinationEncryptionContext: CONTEXT };
  if (!(await report(client, "This ciphertext", { ...input, SourceEncryptionContext: CONTEXT }))) {
    throw new Error("KMS refuses a ciphertext that it has just made");
  }
  if (await report(client, "This ciphertext, its context forgotten", input)) {
    throw new Error("KMS allows a ciphertext without its context, which it never does");
  }
}

/** Asks, says what the answer is, and returns whether it is yes. */
async function report(client: KMSClient, what: string, input: CheckReEncryptInput): Promise<boolean> {
  const check = await checkReEncrypt(client, input);
  console.log(`${what}: ${check.allowed ? "allowed" : `refused. ${check.reason}`}`);
  return check.allowed;
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
