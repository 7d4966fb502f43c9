/**
 * Changes the encryption context of a ciphertext. The key stays the same, and the plaintext never leaves KMS.
 *
 *   npm install kms-reencrypt
 *   npx tsx change-context.ts
 *   npx tsx change-context.ts --aws --key-id alias/app
 *
 * Decrypt works only with the encryption context of the ciphertext, so the context must change when the facts in it
 * change. Here a tenant gets a new name. The old ciphertext remains valid with the old context: replace it wherever you
 * store it.
 *
 * On AWS it uses a symmetric encryption key of yours. The caller needs this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:Decrypt", "kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
 *     }
 *   ]
 * }
 */
import { parseArgs } from "node:util";
import { DecryptCommand, EncryptCommand, isKMSException, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const HELP = `Encrypts a secret and changes its encryption context. The key stays the same.

Usage:
  npx tsx change-context.ts                       against an in-process KMS
  npx tsx change-context.ts --aws --key-id KEY    against AWS KMS

Options:
  --aws                Call AWS KMS. Default: an in-process KMS.
  --key-id KEY         A symmetric encryption key: key ID, key ARN, alias name or alias ARN. Required with --aws.
  --region REGION      Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE    Default: AWS_PROFILE, else "default".
  --endpoint URL       Default: the KMS endpoint of the Region.
  -h, --help           Print this help.

On AWS the caller needs credentials, and kms:Decrypt, kms:Encrypt, kms:ReEncryptFrom and kms:ReEncryptTo on the key.`;

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OLD_CONTEXT = { tenant: "acme", purpose: "invoices" };
const NEW_CONTEXT = { tenant: "acme-europe", purpose: "invoices" };

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
    await changeContext(client, keyId);
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

async function changeContext(client: KMSClient, keyId: string): Promise<void> {
  const secret = Buffer.from("a secret of the tenant");
  const { CiphertextBlob: old } = await client.send(
    new EncryptCommand({ KeyId: keyId, Plaintext: secret, EncryptionContext: OLD_CONTEXT }),
  );
  console.log(`Encrypted with the context ${JSON.stringify(OLD_CONTEXT)}.`);

  const { CiphertextBlob, KeyId } = await client.send(
    new ReEncryptCommand({
      CiphertextBlob: old,
      SourceKeyId: keyId,
      SourceEncryptionContext: OLD_CONTEXT,
      DestinationKeyId: keyId,
      DestinationEncryptionContext: NEW_CONTEXT,
    }),
  );
  console.log(`Re-encrypted with the context ${JSON.stringify(NEW_CONTEXT)}, under the same key: ${KeyId}`);

  const decrypted = await decrypt(client, keyId, CiphertextBlob, NEW_CONTEXT);
  if (decrypted === undefined || !secret.equals(decrypted)) {
    throw new Error("The new ciphertext does not decrypt to the secret: keep the old ciphertext");
  }
  console.log("The new ciphertext decrypts with the new context.");
  if ((await decrypt(client, keyId, CiphertextBlob, OLD_CONTEXT)) !== undefined) {
    throw new Error(
      "The new ciphertext also decrypts with the old context: this endpoint does not behave like KMS",
    );
  }
  console.log("KMS rejects the old context.");
}

/** Returns the plaintext, or `undefined` when KMS rejects the ciphertext with this context. */
async function decrypt(
  client: KMSClient,
  KeyId: string,
  CiphertextBlob: Uint8Array,
  EncryptionContext: Record<string, string>,
): Promise<Uint8Array | undefined> {
  try {
    const { Plaintext } = await client.send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext }));
    return Plaintext;
  } catch (error) {
    if (isKMSException(error, "InvalidCiphertextException")) {
      return undefined;
    }
    throw error;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
