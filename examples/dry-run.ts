/**
 * Checks whether a ReEncrypt call would succeed, without re-encrypting anything.
 *
 *   npm install kms-reencrypt
 *   npx tsx dry-run.ts
 *   npx tsx dry-run.ts --aws --source-key-id alias/old --destination-key-id alias/new
 *
 * Before a migration, check without a ciphertext: KMS checks the keys and the permissions. With a ciphertext, KMS also
 * checks that it can decrypt it. `checkReEncrypt` returns the outcome instead of throwing. The exit code is 1 when KMS
 * would reject the migration.
 *
 * On AWS it uses two symmetric encryption keys of yours. A dry run needs the permissions of the real call. kms:Encrypt
 * is for the ciphertext that the example makes. The caller needs this policy:
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

const HELP = `Checks whether ReEncrypt from one key to another would succeed, without re-encrypting anything.

Usage:
  npx tsx dry-run.ts                                                       against an in-process KMS
  npx tsx dry-run.ts --aws --source-key-id KEY --destination-key-id KEY    against AWS KMS

Options:
  --aws                       Call AWS KMS. Default: an in-process KMS.
  --source-key-id KEY         The key to re-encrypt from. Required with --aws.
  --destination-key-id KEY    The key to re-encrypt to. Required with --aws.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region.
  -h, --help                  Print this help.
KEY is a symmetric encryption key: key ID, key ARN, alias name or alias ARN.

On AWS the caller needs credentials, kms:Encrypt and kms:ReEncryptFrom on the source key, and kms:ReEncryptTo on the
destination key. The exit code is 1 when KMS would reject the calls.`;

const OLD_KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const SEED = { Keys: [{ KeyId: OLD_KEY }, { KeyId: NEW_KEY }] };
const CONTEXT = { tenant: "acme" };

async function main(): Promise<void> {
  const { help, aws, region, profile, endpoint, ...keys } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const local = aws ? undefined : await LocalKms.start({ seed: SEED });
  const client = new KMSClient(
    local
      ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials }
      : { endpoint, region, profile },
  );
  try {
    await runChecks(client, keys["source-key-id"] ?? OLD_KEY, keys["destination-key-id"] ?? NEW_KEY);
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
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    if (!help && aws && !(values["source-key-id"] && values["destination-key-id"])) {
      throw new Error("--aws needs --source-key-id KEY and --destination-key-id KEY");
    }
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

async function runChecks(client: KMSClient, SourceKeyId: string, DestinationKeyId: string): Promise<void> {
  if (!(await check(client, "Any ciphertext", { SourceKeyId, DestinationKeyId }))) {
    throw new Error("The migration would fail: fix the cause above, then check again");
  }

  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: SourceKeyId, Plaintext: Buffer.from("data"), EncryptionContext: CONTEXT }),
  );
  const input = { CiphertextBlob, SourceKeyId, DestinationKeyId, DestinationEncryptionContext: CONTEXT };
  if (!(await check(client, "A ciphertext", { ...input, SourceEncryptionContext: CONTEXT }))) {
    throw new Error("KMS rejects a ciphertext that it has just made");
  }
  if (await check(client, "The same ciphertext without its encryption context", input)) {
    throw new Error("The wrong encryption context is allowed: this endpoint does not behave like KMS");
  }
}

/** Checks a call, prints the outcome, and returns whether KMS would allow the call. */
async function check(client: KMSClient, what: string, input: CheckReEncryptInput): Promise<boolean> {
  const outcome = await checkReEncrypt(client, input);
  console.log(`${what}: ${outcome.allowed ? "allowed" : `rejected. ${outcome.reason}`}`);
  return outcome.allowed;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
