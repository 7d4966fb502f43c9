/**
 * Rotates a key by hand: a new key takes the place of the one behind an alias, and what is stored moves to it.
 *
 *   npx tsx examples/rotate-key.ts
 *   npx tsx examples/rotate-key.ts --aws --alias alias/app --store secrets.json --policy policy.json
 *
 * The store is a JSON file: { "records": [{ "id": "1", "key": ARN, "ciphertext": BASE64, "context": { … } }] }, where
 * "key" is the KeyId that Encrypt returned. It is replaced after each step, with what has been done so far. So the same
 * command goes on after a failure where the last one stopped. Once it has finished, the next one begins a new rotation.
 * A failure right at CreateKey may leave a key behind that the store does not know; its description tells it.
 *
 * On AWS the new key costs money every month. The old key is disabled in the end: EnableKey takes that back. It costs
 * money, too, until it is deleted with ScheduleKeyDeletion. Its grants are not taken over. The caller needs this policy,
 * which lets it decrypt nothing:
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
 * The new key gets the key policy of --policy. Take that of the old key, and add this statement for the caller:
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

interface StoredRecord {
  id: string;
  key: string;
  ciphertext: string;
  context?: Record<string, string> | undefined;
}

/** From the beginning of a rotation to its end: the alias, and the ARNs of the two keys. */
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
    throw new Error(`${path} is in the middle of the rotation of ${rotation.alias}: finish that one first`);
  }
  console.log(`Rotates ${alias} from ${from} to ${to}`);
  await moveRecords(client, path, rotation);
  await client.send(new UpdateAliasCommand({ AliasName: alias, TargetKeyId: to }));
  console.log(`${alias} names the new key.`);
  // What has been stored under the old key until the alias moved.
  await moveRecords(client, path, rotation);
  await verify(client, path, rotation);
  await client.send(new DisableKeyCommand({ KeyId: from }));
  await save(path, { ...(await load(path)), rotation: undefined });
  console.log("The old key is disabled.");
}

async function begin(client: KMSClient, alias: string, path: string, Policy?: string): Promise<Rotation> {
  const { KeyMetadata: old } = await client.send(new DescribeKeyCommand({ KeyId: alias }));
  if (old.KeySpec !== "SYMMETRIC_DEFAULT") {
    throw new Error(`${alias} names a key of the kind ${old.KeySpec}; only symmetric keys are rotated here`);
  }
  const Description = `Made by the rotation of ${alias}, after ${old.KeyId}`;
  const { KeyMetadata: made } = await client.send(new CreateKeyCommand({ Description, Policy }));
  const rotation = { alias, from: old.Arn, to: made.Arn };
  await save(path, { ...(await load(path)), rotation });
  return rotation;
}

/** Moves the records of the old key. In a database, each is a row that is updated if it has not changed meanwhile. */
async function moveRecords(client: KMSClient, path: string, { from, to }: Rotation): Promise<void> {
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
        throw new Error(`Record ${id} cannot be moved. ${cause.message}`, { cause });
      });
    Object.assign(record, { key: KeyId, ciphertext: Buffer.from(CiphertextBlob).toString("base64") });
    await save(path, store);
  }
  console.log(`${records.length} records moved.`);
}

/** Has KMS check, without making it, that each record could be read with the new key and its context. */
async function verify(client: KMSClient, path: string, { alias, to }: Rotation): Promise<void> {
  const { KeyMetadata: named } = await client.send(new DescribeKeyCommand({ KeyId: alias }));
  if (named.Arn !== to) {
    throw new Error(`${alias} does not yet name the new key everywhere: run this again in a minute`);
  }
  const { records } = await load(path);
  for (const { id, key, ciphertext, context } of records) {
    if (key !== to) {
      throw new Error(`Record ${id} is under ${key}, which is neither of the two keys: move it first`);
    }
    const check = await checkReEncrypt(client, {
      CiphertextBlob: Buffer.from(ciphertext, "base64"),
      SourceKeyId: to,
      SourceEncryptionContext: context,
      DestinationKeyId: to,
    });
    if (!check.allowed) {
      throw new Error(`Record ${id} cannot be read with the new key. ${check.reason}`, {
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
    throw new Error(`${path} is no JSON`, { cause });
  }
  if (!isStore(store)) {
    throw new Error(`${path} is no store: its records need id, key and ciphertext, and may have a context`);
  }
  return store;
}

function isStore(value: unknown): value is Store {
  const { records, rotation = { alias: "", from: "", to: "" } } = Object(value);
  const areTexts = (...values: unknown[]) => values.every((text) => typeof text === "string");
  const isRecord = (record: unknown) => {
    const { id, key, ciphertext, context } = Object(record);
    return areTexts(id, key, ciphertext, ...Object.values(Object(context)));
  };
  const { alias, from, to } = Object(rotation);
  return areTexts(alias, from, to) && Array.isArray(records) && records.every(isRecord);
}

/** Replaces the store as a whole, so that a crash leaves the one before. */
async function save(path: string, store: Store): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(store, null, 2)}\n`);
  await rename(`${path}.new`, path);
}

/** A rotation in a KMS inside this process, with records that are read afterwards. */
async function demonstrate(): Promise<void> {
  await using local = await LocalKms.start();
  const { KeyId } = await local.createKey();
  await local.createAlias({ AliasName: "alias/app", TargetKeyId: KeyId });
  const { endpoint, region, credentials } = local;
  const client = new KMSClient({ endpoint, region, credentials });
  const folder = await mkdtemp(join(tmpdir(), "rotate-key-"));
  const path = join(folder, "secrets.json");
  try {
    const records = await Promise.all(["one", "two", "three"].map((id) => newRecord(client, id)));
    await save(path, { records });
    await rotate(client, "alias/app", path);
    for (const { id, ciphertext, context } of (await load(path)).records) {
      const CiphertextBlob = Buffer.from(ciphertext, "base64");
      const input = { CiphertextBlob, KeyId: "alias/app", EncryptionContext: context };
      const { Plaintext = [] } = await client.send(new DecryptCommand(input));
      if (Buffer.from(Plaintext).toString() !== `secret ${id}`) {
        throw new Error(`Record ${id} has changed`);
      }
    }
    console.log("All records hold what they held before.");
  } finally {
    client.destroy();
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
  const text = { type: "string" } as const;
  const options = { aws: { type: "boolean" }, alias: text, store: text, policy: text } as const;
  const { aws, alias, store, policy } = parseArgs({ options }).values;
  if (aws && alias && store && policy) {
    const client = new KMSClient({});
    try {
      await rotate(client, alias, store, await readFile(policy, "utf8"));
    } finally {
      client.destroy();
    }
  } else if (aws || alias || store || policy) {
    throw new Error(
      "Give --aws, --alias ALIAS, --store FILE and --policy FILE together, or none for a KMS inside this process",
    );
  } else {
    await demonstrate();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
