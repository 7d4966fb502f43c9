/**
 * Binds a ciphertext to another encryption context. The key stays, and the plaintext never leaves KMS:
 *
 *   npx tsx examples/change-context.ts
 *   npx tsx examples/change-context.ts --aws --key-id alias/app
 *
 * Whoever decrypts has to give the context that the ciphertext is bound to, pair by pair. So it has to be changed when
 * what it says is no longer true: here a tenant gets another name. The old ciphertext stays valid under the old
 * context, so whoever stores it has to replace it.
 *
 * On AWS it takes a symmetric key of yours. The caller needs this policy:
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

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OLD_CONTEXT = { tenant: "acme", purpose: "invoices" };
const NEW_CONTEXT = { tenant: "acme-europe", purpose: "invoices" };

async function main(): Promise<void> {
  const { aws = false, "key-id": keyId } = parseArgs({
    options: { aws: { type: "boolean" }, "key-id": { type: "string" } },
  }).values;
  if (aws !== (keyId !== undefined)) {
    throw new Error("Give --aws and --key-id KEY together, or neither of them for a KMS inside this process");
  }
  await using local = aws ? undefined : await LocalKms.start({ seed: { Keys: [{ KeyId: KEY }] } });
  const client = new KMSClient(
    local ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials } : {},
  );
  try {
    await changeContext(client, keyId ?? KEY);
  } finally {
    client.destroy();
  }
}

async function changeContext(client: KMSClient, keyId: string): Promise<void> {
  const secret = Buffer.from("a secret of the tenant");
  const { CiphertextBlob: old } = await client.send(
    new EncryptCommand({ KeyId: keyId, Plaintext: secret, EncryptionContext: OLD_CONTEXT }),
  );
  console.log(`Encrypted under ${JSON.stringify(OLD_CONTEXT)}.`);

  const { CiphertextBlob, KeyId } = await client.send(
    new ReEncryptCommand({
      CiphertextBlob: old,
      SourceKeyId: keyId,
      SourceEncryptionContext: OLD_CONTEXT,
      DestinationKeyId: keyId,
      DestinationEncryptionContext: NEW_CONTEXT,
    }),
  );
  console.log(`Re-encrypted to ${JSON.stringify(NEW_CONTEXT)}, under the same key: ${KeyId}.`);

  const decrypted = await decrypt(client, keyId, CiphertextBlob, NEW_CONTEXT);
  if (decrypted === undefined || !secret.equals(decrypted)) {
    throw new Error("The new ciphertext does not hold what was encrypted; keep the old one");
  }
  console.log("The new ciphertext decrypts under the new context.");
  if ((await decrypt(client, keyId, CiphertextBlob, OLD_CONTEXT)) !== undefined) {
    throw new Error("The new ciphertext decrypts under the old context, which KMS never allows");
  }
  console.log("Under the old context it is refused.");
}

/** The plaintext, or `undefined` when KMS refuses the ciphertext with this context. */
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

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
