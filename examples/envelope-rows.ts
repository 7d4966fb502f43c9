/**
 * Re-encrypts data keys in rows of Postgres, batch by batch. Each row has a payload, and the data key that encrypts the
 * payload, itself encrypted under a KMS key. The payloads stay as they are.
 *
 *   npm install kms-reencrypt @electric-sql/pglite
 *   npx tsx envelope-rows.ts
 *
 *   npm install kms-reencrypt pg
 *   DATABASE_URL=postgres://… npx tsx envelope-rows.ts --aws --source-key-id ARN --destination-key-id ARN
 *
 * You can stop it at any time and run it again: finished batches stay. Several runs can work at once: each skips the
 * rows that another one has locked. It reports the rows that it cannot re-encrypt, and continues. This is the table:
 *
 *   CREATE TABLE envelopes (id uuid PRIMARY KEY, key_id text, data_key bytea, payload bytea);
 *   CREATE INDEX ON envelopes (key_id, id);
 *
 * `key_id` is the ARN of the KMS key. The encryption context of a data key is { row: id }, so that nobody can swap the
 * data keys of two rows. The caller needs this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     { "Effect": "Allow", "Action": "kms:ReEncryptFrom",
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
 *     { "Effect": "Allow", "Action": "kms:ReEncryptTo",
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321" }
 *   ]
 * }
 */
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import {
  DecryptCommand,
  GenerateDataKeyCommand,
  InputValidationError,
  isKMSException,
  KMSClient,
  reEncryptAll,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const HELP = `Re-encrypts data keys in rows of Postgres, batch by batch.

Usage:
  npx tsx envelope-rows.ts       with a new in-process Postgres and KMS; npm install @electric-sql/pglite first
  npx tsx envelope-rows.ts --aws --database-url URL --source-key-id ARN --destination-key-id ARN
                                 with your Postgres and AWS KMS; npm install pg first

Options:
  --aws                       Call AWS KMS. Default: an in-process KMS.
  --database-url URL          The database. Default: DATABASE_URL. Required with --aws.
  --source-key-id ARN         The key to re-encrypt from, as in key_id. Required with --aws.
  --destination-key-id ARN    The key to re-encrypt to. Required with --aws.
  --batch-size NUMBER         Rows per transaction, 1 to 1000. Default: 50.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region.
  -h, --help                  Print this help.

On AWS the caller needs credentials, kms:ReEncryptFrom on the source key, and kms:ReEncryptTo on the destination key.`;

type Keys = Readonly<{ from: string; to: string }>;
type Row = Readonly<{ id: string; key_id: string; data_key: Uint8Array; payload: Uint8Array }>;

/** What the example uses of both Postgres drivers. */
interface Database {
  query<Result>(sql: string, values?: unknown[]): Promise<{ rows: Result[] }>;
}

async function main(): Promise<void> {
  const { help, aws, batchSize, database: url, region, profile, endpoint, ...keys } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  if (!aws) return demonstrate(batchSize);
  const { default: pg } = await import("pg");
  const database = new pg.Client({ connectionString: url });
  // When the connection is lost between two queries, the second query reports it.
  database.on("error", () => {});
  const client = new KMSClient({ endpoint, region, profile });
  try {
    await database.connect();
    await reEncryptTable(database, client, keys, batchSize);
  } finally {
    client.destroy();
    await database.end();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        "database-url": { type: "string" },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        "batch-size": { type: "string", default: "50" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, "batch-size": size, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    const { "source-key-id": from = "", "destination-key-id": to = "", ...rest } = awsOptions;
    const database = rest["database-url"] ?? process.env.DATABASE_URL;
    if (!help && aws && !(from && to && database)) {
      throw new Error(
        "--aws needs --source-key-id ARN, --destination-key-id ARN, and --database-url URL or DATABASE_URL",
      );
    }
    const batchSize = Number(size);
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > 1000) {
      throw new Error("--batch-size takes a number from 1 to 1000");
    }
    return { ...rest, aws, help, batchSize, database, from, to };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

/** Re-encrypts the data keys of all rows under the source key. */
async function reEncryptTable(
  database: Database,
  client: KMSClient,
  keys: Keys,
  batch: number,
): Promise<void> {
  let count = 0;
  // Each batch starts after the last row of the previous one, which skips failed rows and rows that another run locked.
  let last: string | undefined = "00000000-0000-0000-0000-000000000000";
  while (last !== undefined) {
    const done = await reEncryptBatch(database, client, keys, last, batch);
    count += done.count;
    last = done.last;
  }
  console.log(`Re-encrypted ${count} rows under ${keys.to}`);
  // FOR SHARE waits for the rows that another run has locked. Those that it has re-encrypted no longer count.
  const { rows } = await database.query<{ left: number }>(
    "SELECT count(*)::int AS left FROM (SELECT FROM envelopes WHERE key_id = $1 FOR SHARE) AS old",
    [keys.from],
  );
  const left = rows[0]?.left ?? 0;
  if (left > 0) {
    throw new Error(`${left} rows are still under ${keys.from}: fix the reported rows, then run this again`);
  }
}

/** Re-encrypts the next rows in one transaction. Rolls it back when the database or KMS fails. */
async function reEncryptBatch(
  database: Database,
  client: KMSClient,
  keys: Keys,
  last: string,
  batch: number,
) {
  await database.query("BEGIN ISOLATION LEVEL READ COMMITTED");
  try {
    const { rows } = await database.query<Row>(
      `SELECT id, data_key FROM envelopes WHERE key_id = $1 AND id > $2
       ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [keys.from, last, batch],
    );
    const changed = await reEncryptRows(client, rows, keys);
    for (const { id, key_id, data_key, old } of changed) {
      await database.query(
        "UPDATE envelopes SET key_id = $2, data_key = $3 WHERE id = $1 AND data_key = $4",
        [id, key_id, data_key, old],
      );
    }
    await database.query("COMMIT");
    return { count: changed.length, last: rows.at(-1)?.id };
  } catch (error) {
    await database.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** Re-encrypts data keys, and reports the rows that fail. */
async function reEncryptRows(client: KMSClient, rows: readonly Row[], keys: Keys) {
  const changed: (Omit<Row, "payload"> & { old: Uint8Array })[] = [];
  const items = rows.map((row) => ({
    id: row,
    CiphertextBlob: row.data_key,
    SourceEncryptionContext: { row: row.id },
    DestinationEncryptionContext: { row: row.id },
  }));
  const results = reEncryptAll(client, items, {
    SourceKeyId: keys.from,
    DestinationKeyId: keys.to,
    // The rows are locked meanwhile.
    itemTimeout: 20_000,
    // Each row of a batch may be wrong. Errors that concern all rows are thrown below.
    maxFailures: { ratio: 1 },
    preflight: false,
  });
  for await (const result of results) {
    const { id, data_key: old } = result.item.id;
    if (result.status === "reencrypted") {
      changed.push({ id, key_id: result.output.KeyId, data_key: result.output.CiphertextBlob, old });
    } else if (result.status === "current") {
      // Only the column key_id is wrong.
      changed.push({ id, key_id: keys.to, data_key: old, old });
    } else {
      if (!isAboutTheRow(result.error)) throw result.error;
      console.error(`Row ${id}: ${result.error.message}`);
    }
  }
  return changed;
}

/** Whether the error concerns this row alone. Any other error would fail all rows. */
const isAboutTheRow = (error: unknown): error is Error =>
  error instanceof InputValidationError ||
  isKMSException(error, "InvalidCiphertextException", "IncorrectKeyException");

/** Fills a new database, re-encrypts its data keys, and checks that the payloads still decrypt. */
async function demonstrate(batchSize: number): Promise<void> {
  const { PGlite } = await import("@electric-sql/pglite");
  const [database, local] = [await PGlite.create(), await LocalKms.start()];
  const { endpoint, region, credentials } = local;
  const client = new KMSClient({ endpoint, region, credentials });
  try {
    const [{ Arn: from = "" }, { Arn: to = "" }] = [await local.createKey(), await local.createKey()];
    await database.exec(
      "CREATE TABLE envelopes (id uuid PRIMARY KEY, key_id text, data_key bytea, payload bytea)",
    );
    for (let number = 1; number <= 60; number++) await insert(database, client, from, `payload ${number}`);
    await reEncryptTable(database, client, { from, to }, batchSize);
    const { rows } = await database.query<Row>("SELECT * FROM envelopes WHERE key_id = $1", [to]);
    const opened = new Set(await Promise.all(rows.map((row) => open(client, row))));
    for (let number = 1; number <= 60; number++) {
      if (!opened.has(`payload ${number}`)) throw new Error(`Payload ${number} no longer decrypts`);
    }
    console.log(`${opened.size} payloads decrypt with the re-encrypted data keys`);
  } finally {
    client.destroy();
    await local.close();
    await database.close();
  }
}

async function insert(database: Database, client: KMSClient, KeyId: string, text: string): Promise<void> {
  const id = randomUUID();
  const { CiphertextBlob, Plaintext = new Uint8Array() } = await client.send(
    new GenerateDataKeyCommand({ KeyId, KeySpec: "AES_256", EncryptionContext: { row: id } }),
  );
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Plaintext, nonce).setAAD(Buffer.from(id));
  const payload = Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  Plaintext.fill(0);
  await database.query("INSERT INTO envelopes VALUES ($1, $2, $3, $4)", [id, KeyId, CiphertextBlob, payload]);
}

async function open(client: KMSClient, { id, key_id, data_key, payload }: Row): Promise<string> {
  const { Plaintext = new Uint8Array() } = await client.send(
    new DecryptCommand({ KeyId: key_id, CiphertextBlob: data_key, EncryptionContext: { row: id } }),
  );
  const decipher = createDecipheriv("aes-256-gcm", Plaintext, payload.subarray(0, 12))
    .setAAD(Buffer.from(id))
    .setAuthTag(payload.subarray(-16));
  Plaintext.fill(0);
  return decipher.update(payload.subarray(12, -16), undefined, "utf8") + decipher.final("utf8");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
