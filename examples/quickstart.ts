/**
 * Encrypts a text, re-encrypts the ciphertext under another key, and decrypts the new ciphertext.
 *
 *   npm install kms-reencrypt
 *   npx tsx quickstart.ts
 *   npx tsx quickstart.ts --file secret.bin
 *   npx tsx quickstart.ts --aws --source-key-id alias/old --destination-key-id alias/new
 *
 * In the repository, `npm start` does the same. On AWS it uses two symmetric encryption keys of yours. The caller needs
 * this policy:
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
 *       "Action": ["kms:Decrypt", "kms:ReEncryptTo"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321"
 *     }
 *   ]
 * }
 */
import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";

const MAXIMUM_BYTES = 4096;

const HELP = `Encrypts a text, re-encrypts the ciphertext under another key, and decrypts the new ciphertext.

Usage:
  npx tsx quickstart.ts                                                       against an in-process KMS
  npx tsx quickstart.ts --aws --source-key-id KEY --destination-key-id KEY    against AWS KMS

Options:
  --aws                       Call AWS KMS. Default: an in-process KMS.
  --source-key-id KEY         The key to re-encrypt from. Required with --aws.
  --destination-key-id KEY    The key to re-encrypt to. Required with --aws.
  --file PATH                 A file to encrypt, 1 to ${MAXIMUM_BYTES} bytes. Default: a short text.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region.
  -h, --help                  Print this help.
KEY is a symmetric encryption key: key ID, key ARN, alias name or alias ARN.

On AWS the caller needs credentials, kms:Encrypt and kms:ReEncryptFrom on the source key, and kms:ReEncryptTo and
kms:Decrypt on the destination key.`;

const SEED: Seed = {
  Keys: [
    { KeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { KeyId: "0987dcba-09fe-87dc-65ba-ab0987654321" },
  ],
  Aliases: [
    { AliasName: "alias/old", TargetKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    { AliasName: "alias/new", TargetKeyId: "0987dcba-09fe-87dc-65ba-ab0987654321" },
  ],
};

async function main(): Promise<void> {
  const { help, aws, file, region, profile, endpoint, ...keys } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const plaintext = file === undefined ? Buffer.from("Hello, KMS!") : await readPlaintext(file);
  const local = aws ? undefined : await LocalKms.start({ seed: SEED });
  const client = new KMSClient(
    local
      ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials }
      : { endpoint, region, profile },
  );
  try {
    const { protocol, hostname, port } = await client.config.endpoint();
    const url = `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;
    console.log(`KMS        ${url}${local ? " (in-process)" : ""}\n`);
    const { "source-key-id": source = "alias/old", "destination-key-id": destination = "alias/new" } = keys;
    await reEncrypt(client, source, destination, plaintext);
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
        file: { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, file, ...awsOptions } = values;
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

async function reEncrypt(
  client: KMSClient,
  sourceKeyId: string,
  destinationKeyId: string,
  plaintext: Uint8Array,
): Promise<void> {
  const oldContext = { purpose: "quickstart", version: "1" };
  const newContext = { purpose: "quickstart", version: "2" };

  const encrypted = await client.send(
    new EncryptCommand({ KeyId: sourceKeyId, Plaintext: plaintext, EncryptionContext: oldContext }),
  );
  show("Encrypt", `${plaintext.byteLength} bytes`, encrypted.KeyId, oldContext, encrypted.CiphertextBlob);

  const reEncrypted = await client.send(
    new ReEncryptCommand({
      CiphertextBlob: encrypted.CiphertextBlob,
      SourceKeyId: sourceKeyId,
      SourceEncryptionContext: oldContext,
      DestinationKeyId: destinationKeyId,
      DestinationEncryptionContext: newContext,
    }),
  );
  show("ReEncrypt", "that ciphertext", reEncrypted.KeyId, newContext, reEncrypted.CiphertextBlob);

  const decrypted = await client.send(
    new DecryptCommand({
      KeyId: destinationKeyId,
      CiphertextBlob: reEncrypted.CiphertextBlob,
      EncryptionContext: newContext,
    }),
  );
  if (decrypted.Plaintext === undefined || Buffer.compare(plaintext, decrypted.Plaintext) !== 0) {
    throw new Error("The new ciphertext does not decrypt to the original bytes");
  }
  console.log(
    `Decrypt    the new ciphertext\n           result   the original ${plaintext.byteLength} bytes`,
  );
  console.log("\nReEncrypt never returned the plaintext.");
}

function show(
  operation: string,
  input: string,
  key: string,
  context: Record<string, string>,
  blob: Uint8Array,
): void {
  const base64 = Buffer.from(blob).toString("base64");
  console.log(`${operation.padEnd(10)} ${input}`);
  console.log(`           key      ${key}`);
  console.log(`           context  ${JSON.stringify(context)}`);
  console.log(`           result   ${blob.byteLength} bytes: ${base64.slice(0, 24)}…${base64.slice(-12)}\n`);
}

async function readPlaintext(path: string): Promise<Uint8Array> {
  const file = await stat(path).catch((cause) => {
    throw new Error(`Cannot read ${path}: ${cause.message}`, { cause });
  });
  if (!file.isFile()) {
    throw new Error(`${path} is not a file`);
  }
  if (file.size === 0) {
    throw new Error(`${path} is empty. KMS encrypts 1 to ${MAXIMUM_BYTES} bytes`);
  }
  if (file.size > MAXIMUM_BYTES) {
    throw new Error(
      `${path} has ${file.size} bytes. KMS encrypts 1 to ${MAXIMUM_BYTES}: encrypt the file with a data key, and the data key with KMS`,
    );
  }
  return readFile(path);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
