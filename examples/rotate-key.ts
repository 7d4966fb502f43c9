/**
 * Rotates a key by hand: points an alias to a new key, and re-encrypts the stored ciphertexts under it.
 *
 *   npm install kms-reencrypt
 *   npx tsx rotate-key.ts
 *   npx tsx rotate-key.ts --aws --alias alias/app --store secrets.json --policy policy.json
 *
 * The store is a JSON file: { "records": [{ "id": "1", "key": ARN, "ciphertext": BASE64, "context": { … } }] }. "key" is
 * the KeyId that Encrypt returned. The example saves the store after each step. When a run fails, run the same command
 * again: it continues where the last run stopped. After a complete run, the same command starts a new rotation. A failure
 * during CreateKey may leave a key that the store does not know. The description of that key names the alias.
 *
 * On AWS, the new key costs money every month. At the end the old key is disabled, and EnableKey enables it again. The
 * old key costs money until you delete it with ScheduleKeyDeletion. The new key does not get the grants of the old key.
 * The caller needs this policy, which does not allow it to decrypt anything:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:DescribeKey", "kms:DisableKey", "kms:ReEncryptFrom", "kms:UpdateAlias"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
 *     },
 *     {
 *       "Effect": "Allow",
 *       "Action": "kms:UpdateAlias",
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:alias/app"
 *     },
 *     { "Effect": "Allow", "Action": "kms:CreateKey", "Resource": "*" }
 *   ]
 * }
 *
 * The new key gets the key policy in the file of --policy. Use the key policy of the old key, and add this statement for
 * the caller:
 *
 * {
 *   "Effect": "Allow",
 *   "Principal": { "AWS": "arn:aws:iam::111122223333:role/rotation" },
 *   "Action": ["kms:DescribeKey", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:UpdateAlias"],
 *   "Resource": "*"
 * }
 */
import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  CreateKeyCommand,
  checkReEncrypt,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EncryptCommand,
  KMSClient,
  ReEncryptCommand,
  UpdateAliasCommand,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const HELP = `Rotates a key by hand: points an alias to a new key, and re-encrypts the stored ciphertexts under it.

Usage:
  npx tsx rotate-key.ts                                                   against an in-process KMS
  npx tsx rotate-key.ts --aws --alias ALIAS --store FILE --policy FILE    against AWS KMS

Options:
  --aws                Call AWS KMS. Default: an in-process KMS.
  --alias ALIAS        The alias of the key to rotate, such as alias/app. Required with --aws.
  --store FILE         The JSON file with the ciphertexts. The example changes it. Required with --aws.
  --policy FILE        The key policy of the new key. Required with --aws.
  --region REGION      Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE    Default: AWS_PROFILE, else "default".
  --endpoint URL       Default: the KMS endpoint of the Region.
  -h, --help           Print this help.

On AWS it creates a key, which costs money every month, and disables the old key. The caller needs credentials,
kms:CreateKey, kms:UpdateAlias on the alias, kms:DescribeKey, kms:DisableKey, kms:ReEncryptFrom and kms:UpdateAlias on
the old key, and from the key policy of the new key kms:DescribeKey, kms:ReEncryptFrom, kms:ReEncryptTo and
kms:UpdateAlias.`;

interface StoredRecord {
  id: string;
  key: string;
  ciphertext: string;
  context?: Record<string, string> | undefined;
}

/** An unfinished rotation: the alias, and the ARNs of the two keys. */
interface Rotation {
  alias: string;
  from: string;
  to: string;
}

interface Store {
  rotation?: Rotation | undefined;
  records: StoredRecord[];
}

async function rotate(client: KMSClient, alias: string, path: string, Policy?: string): Promise<void> {
  const { rotation = await begin(client, alias, path, Policy) } = await load(path);
  const { from, to } = rotation;
  if (rotation.alias !== alias) {
    throw new Error(`${path} has an unfinished rotation of ${rotation.alias}: finish that one first`);
  }
  console.log(`Rotating ${alias} from ${from} to ${to}`);
  await reEncryptRecords(client, path, rotation);
  await client.send(new UpdateAliasCommand({ AliasName: alias, TargetKeyId: to }));
  console.log(`${alias} points to the new key.`);
  // Records that were encrypted under the old key before the alias changed.
  await reEncryptRecords(client, path, rotation);
  await verify(client, path, rotation);
  await client.send(new DisableKeyCommand({ KeyId: from }));
  await save(path, { ...(await load(path)), rotation: undefined });
  console.log("The old key is disabled.");
}

async function begin(client: KMSClient, alias: string, path: string, Policy?: string): Promise<Rotation> {
  const { KeyMetadata: old } = await client.send(new DescribeKeyCommand({ KeyId: alias }));
  if (old.KeySpec !== "SYMMETRIC_DEFAULT") {
    throw new Error(
      `${alias} is a key with key spec ${old.KeySpec}: use the alias of a symmetric encryption key`,
    );
  }
  const Description = `Created by the rotation of ${alias}, to replace ${old.KeyId}`;
  const { KeyMetadata: created } = await client.send(new CreateKeyCommand({ Description, Policy }));
  const rotation = { alias, from: old.Arn ?? old.KeyId, to: created.Arn ?? created.KeyId };
  await save(path, { ...(await load(path)), rotation });
  return rotation;
}

/** Re-encrypts the records under the old key. In a database, update a row only if it has not changed in between. */
async function reEncryptRecords(client: KMSClient, path: string, { from, to }: Rotation): Promise<void> {
  const store = await load(path);
  const records = store.records.filter(({ key }) => key === from);
  for (const record of records) {
    const { id, ciphertext, context } = record;
    const { CiphertextBlob, KeyId } = await client
      .send(
        new ReEncryptCommand({
          CiphertextBlob: Buffer.from(ciphertext, "base64"),
          SourceKeyId: from,
          SourceEncryptionContext: context,
          DestinationKeyId: to,
          DestinationEncryptionContext: context,
        }),
      )
      .catch((cause: Error) => {
        throw new Error(`Cannot re-encrypt record ${id}. ${cause.message}`, { cause });
      });
    Object.assign(record, { key: KeyId, ciphertext: Buffer.from(CiphertextBlob).toString("base64") });
    await save(path, store);
  }
  console.log(`${records.length} records re-encrypted.`);
}

/** Checks with dry runs that KMS can decrypt each record with the new key and the context of the record. */
async function verify(client: KMSClient, path: string, { alias, to }: Rotation): Promise<void> {
  const { KeyMetadata: named } = await client.send(new DescribeKeyCommand({ KeyId: alias }));
  if (named.Arn !== to) {
    throw new Error(`${alias} does not point to the new key everywhere yet: run this again in a minute`);
  }
  const { records } = await load(path);
  for (const { id, key, ciphertext, context } of records) {
    if (key !== to) {
      throw new Error(
        `Record ${id} is under ${key}, which is neither the old nor the new key: re-encrypt it first`,
      );
    }
    const check = await checkReEncrypt(client, {
      CiphertextBlob: Buffer.from(ciphertext, "base64"),
      SourceKeyId: to,
      SourceEncryptionContext: context,
      DestinationKeyId: to,
    });
    if (!check.allowed) {
      throw new Error(`KMS cannot decrypt record ${id} with the new key. ${check.reason}`, {
        cause: check.error,
      });
    }
  }
  console.log(`${records.length} records verified.`);
}

async function load(path: string): Promise<Store> {
  const text = await readFile(path, "utf8");
  let store: unknown;
  try {
    store = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not JSON`, { cause });
  }
  if (!isStore(store)) {
    throw new Error(
      `${path} is not a store: each record needs the strings id, key and ciphertext, and may have a context`,
    );
  }
  return store;
}

function isStore(value: unknown): value is Store {
  const { records, rotation = { alias: "", from: "", to: "" } } = Object(value);
  const areStrings = (...values: unknown[]) => values.every((value) => typeof value === "string");
  const isRecord = (record: unknown) => {
    const { id, key, ciphertext, context } = Object(record);
    return areStrings(id, key, ciphertext, ...Object.values(Object(context)));
  };
  const { alias, from, to } = Object(rotation);
  return areStrings(alias, from, to) && Array.isArray(records) && records.every(isRecord);
}

/** Replaces the file in one step, so that a crash leaves the old file intact. */
async function save(path: string, store: Store): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(store, null, 2)}\n`);
  await rename(`${path}.new`, path);
}

/** Rotates a key of an in-process KMS, and decrypts the records afterwards. */
async function demonstrate(): Promise<void> {
  const local = await LocalKms.start();
  const { endpoint, region, credentials } = local;
  const client = new KMSClient({ endpoint, region, credentials });
  const folder = await mkdtemp(join(tmpdir(), "rotate-key-"));
  const path = join(folder, "secrets.json");
  try {
    const { KeyId } = await local.createKey();
    await local.createAlias({ AliasName: "alias/app", TargetKeyId: KeyId });
    const records = await Promise.all(["one", "two", "three"].map((id) => newRecord(client, id)));
    await save(path, { records });
    await rotate(client, "alias/app", path);
    for (const { id, ciphertext, context } of (await load(path)).records) {
      const CiphertextBlob = Buffer.from(ciphertext, "base64");
      const input = { CiphertextBlob, KeyId: "alias/app", EncryptionContext: context };
      const { Plaintext = [] } = await client.send(new DecryptCommand(input));
      if (Buffer.from(Plaintext).toString() !== `secret ${id}`) {
        throw new Error(`Record ${id} no longer decrypts to its secret`);
      }
    }
    console.log("All records decrypt to their secrets.");
  } finally {
    client.destroy();
    await local.close();
    await rm(folder, { recursive: true });
  }
}

async function newRecord(client: KMSClient, id: string): Promise<StoredRecord> {
  const context = { record: id };
  const input = { KeyId: "alias/app", Plaintext: Buffer.from(`secret ${id}`), EncryptionContext: context };
  const { CiphertextBlob, KeyId } = await client.send(new EncryptCommand(input));
  return { id, key: KeyId, ciphertext: Buffer.from(CiphertextBlob).toString("base64"), context };
}

async function main(): Promise<void> {
  const { help, aws, alias = "", store = "", policy = "", ...connection } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  if (!aws) return demonstrate();
  const { region, profile, endpoint } = connection;
  const client = new KMSClient({ endpoint, region, profile });
  try {
    await rotate(client, alias, store, await readFile(policy, "utf8"));
  } finally {
    client.destroy();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        alias: { type: "string" },
        store: { type: "string" },
        policy: { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    if (!help && aws && !(values.alias && values.store && values.policy)) {
      throw new Error("--aws needs --alias ALIAS, --store FILE and --policy FILE");
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
