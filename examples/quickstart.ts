/**
 * Moves a ciphertext from one KMS key to another, in a KMS that runs inside this process:
 *
 *   npm start
 *   npm start -- --file secret.bin
 *
 * The same file works against AWS, or any other KMS endpoint, with keys that you have there:
 *
 *   npm start -- --region us-east-2 --source-key-id alias/old --destination-key-id alias/new [--endpoint URL]
 *
 * The caller then needs kms:Encrypt and kms:ReEncryptFrom on the source key, and kms:ReEncryptTo and kms:Decrypt on
 * the destination key.
 */
import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const MAXIMUM_BYTES = 4096;

interface Setting {
  readonly client: KMSClient;
  readonly where: string;
  readonly sourceKeyId: string;
  readonly destinationKeyId: string;
  readonly close: () => Promise<void>;
}

const USAGE = `Usage:
  npm start                     a text of its own, in a KMS inside this process
  npm start -- --file PATH      the bytes of a file, 1 to ${MAXIMUM_BYTES}
  npm start -- --source-key-id KEY --destination-key-id KEY [--region REGION] [--endpoint URL] [--file PATH]
                                under keys of AWS, or of any KMS endpoint`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h" },
      file: { type: "string" },
      endpoint: { type: "string" },
      region: { type: "string" },
      "source-key-id": { type: "string" },
      "destination-key-id": { type: "string" },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const plaintext =
    values.file === undefined ? new TextEncoder().encode("Hello, KMS!") : await readPlaintext(values.file);
  const setting = await chooseKms(values);
  try {
    await moveCiphertext(setting, plaintext);
  } finally {
    setting.client.destroy();
    await setting.close();
  }
}

async function moveCiphertext(
  { client, where, sourceKeyId, destinationKeyId }: Setting,
  plaintext: Uint8Array,
) {
  const oldContext = { purpose: "quickstart", version: "1" };
  const newContext = { purpose: "quickstart", version: "2" };
  console.log(`KMS        ${where}\n`);

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
    throw new Error("The decrypted data differs from what was encrypted");
  }
  console.log(`Decrypt    the new ciphertext gives the same ${decrypted.Plaintext.byteLength} bytes back.`);
  console.log("\nThe ciphertext moved from one key to the other, and ReEncrypt never showed the plaintext.");
}

function show(
  operation: string,
  what: string,
  key: string,
  context: Record<string, string>,
  blob: Uint8Array,
): void {
  const base64 = Buffer.from(blob).toString("base64");
  console.log(`${operation.padEnd(10)} ${what}`);
  console.log(`           key      ${key}`);
  console.log(`           context  ${JSON.stringify(context)}`);
  console.log(`           gives    ${blob.byteLength} bytes: ${base64.slice(0, 24)}…${base64.slice(-12)}\n`);
}

async function readPlaintext(path: string): Promise<Uint8Array> {
  const file = await stat(path).catch((cause) => {
    throw new Error(`${path} cannot be read: ${cause.message}`, { cause });
  });
  if (!file.isFile()) {
    throw new Error(`${path} is no file`);
  }
  if (file.size === 0) {
    throw new Error(`${path} is empty, and KMS encrypts 1 to ${MAXIMUM_BYTES} bytes`);
  }
  if (file.size > MAXIMUM_BYTES) {
    throw new Error(
      `${path} has ${file.size} bytes, and KMS encrypts 1 to ${MAXIMUM_BYTES}. Encrypt larger data with a data key, and let KMS encrypt and re-encrypt that key`,
    );
  }
  return readFile(path);
}

type Options = Readonly<
  Record<"endpoint" | "region" | "source-key-id" | "destination-key-id", string | undefined>
>;

async function chooseKms({ endpoint, region, ...keys }: Partial<Options>): Promise<Setting> {
  const sourceKeyId = keys["source-key-id"];
  const destinationKeyId = keys["destination-key-id"];
  if (sourceKeyId !== undefined && destinationKeyId !== undefined) {
    const client = new KMSClient({ endpoint, region });
    const { protocol, hostname, port } = await client.config.endpoint();
    const where = `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;
    return { client, where, sourceKeyId, destinationKeyId, close: async () => {} };
  }
  if (endpoint !== undefined || sourceKeyId !== undefined || destinationKeyId !== undefined) {
    throw new Error("Give both --source-key-id and --destination-key-id, or neither to use a local KMS");
  }
  return startLocalKms(region);
}

async function startLocalKms(region: string | undefined): Promise<Setting> {
  const kms = await LocalKms.start(region === undefined ? {} : { region });
  for (const AliasName of ["alias/quickstart-old", "alias/quickstart-new"]) {
    const { KeyId } = await kms.createKey({ Description: "Made by the quickstart" });
    await kms.createAlias({ AliasName, TargetKeyId: KeyId });
  }
  return {
    client: new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials }),
    where: `${kms.endpoint} (a LocalKms in this process)`,
    sourceKeyId: "alias/quickstart-old",
    destinationKeyId: "alias/quickstart-new",
    close: () => kms.close(),
  };
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error("See npm start -- --help");
  process.exitCode = 1;
}
