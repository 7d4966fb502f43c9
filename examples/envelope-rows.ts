/**
 * Rows of Postgres hold payloads, each encrypted with a data key of its own; the data key stands beside it, encrypted
 * under a KMS key. This moves the data keys to another KMS key, batch by batch; payloads are not touched.
 *
 *   npx tsx examples/envelope-rows.ts                                    with a Postgres and a KMS inside this process
 *   DATABASE_URL=postgres://… npx tsx examples/envelope-rows.ts --aws --from ARN --to ARN [--batch 50]    with yours
 *
 * It can be stopped at any moment and run again, and several can run at once: what is done stays done, a row that one
 * has locked is skipped by the others. A row that cannot be moved is reported, and the others go on. The table:
 *
 *   CREATE TABLE envelopes (id uuid PRIMARY KEY, key_id text, data_key bytea, payload bytea);
 *   CREATE INDEX ON envelopes (key_id, id);
 *
 * `key_id` is the ARN of the KMS key. The encryption context of a data key is { row: id }, so that nobody can exchange
 * the data keys of two rows. The caller needs:
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
  ReEncryptCommand,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

/** How many calls to KMS are under way at once. */
const CONCURRENCY = 8;

type Keys = Readonly<{ from: string; to: string }>;
type Row = Readonly<{ id: string; key_id: string; data_key: Uint8Array; payload: Uint8Array }>;

/** What both drivers of Postgres can do. */
interface Database {
  query<Result>(sql: string, values?: unknown[]): Promise<{ rows: Result[] }>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      aws: { type: "boolean", default: false },
      url: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      batch: { type: "string", default: "50" },
    },
  });
  const { aws, url = process.env.DATABASE_URL, from, to } = values;
  const batch = Number(values.batch);
  if (!(batch >= 1 && batch <= 1000)) throw new Error("--batch takes a number of rows, 1 to 1000");
  if (!aws && (values.url ?? from ?? to) === undefined) return demonstrate(batch);
  if (!aws || !url || !from || !to) {
    throw new Error("Give --aws, --from ARN, --to ARN and DATABASE_URL or --url URL, or none of them");
  }
  const { default: pg } = await import("pg");
  const database = new pg.Client({ connectionString: url });
  // A connection that gets lost between two queries is told by the second.
  database.on("error", () => {});
  const client = new KMSClient();
  try {
    await database.connect();
    await moveAll(database, client, { from, to }, batch);
  } finally {
    client.destroy();
    await database.end();
  }
}

/** Moves all rows that are under the old key, and tells what is left. */
async function moveAll(database: Database, client: KMSClient, keys: Keys, batch: number): Promise<void> {
  let moved = 0;
  // Going on from the last row of a batch leaves those behind that cannot be moved, and those that others have locked.
  let last: string | undefined = "00000000-0000-0000-0000-000000000000";
  while (last !== undefined) {
    const done = await moveBatch(database, client, keys, last, batch);
    moved += done.moved;
    last = done.last;
  }
  console.log(`${moved} rows moved to ${keys.to}`);
  // Waits for the rows that another run has locked, and then does not count what it has moved.
  const { rows } = await database.query<{ left: number }>(
    "SELECT count(*)::int AS left FROM (SELECT FROM envelopes WHERE key_id = $1 FOR SHARE) AS old",
    [keys.from],
  );
  const left = rows[0]?.left ?? 0;
  if (left > 0) throw new Error(`${left} rows are still under ${keys.from}: mend them, or run this again`);
}

/** Moves the next rows in a transaction: all that KMS can move, or none when the database or KMS fails. */
async function moveBatch(database: Database, client: KMSClient, keys: Keys, last: string, batch: number) {
  await database.query("BEGIN ISOLATION LEVEL READ COMMITTED");
  try {
    const { rows } = await database.query<Row>(
      `SELECT id, data_key FROM envelopes WHERE key_id = $1 AND id > $2
       ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
      [keys.from, last, batch],
    );
    const moved = await reEncryptAll(client, rows, keys);
    for (const { id, key_id, data_key } of moved) {
      await database.query("UPDATE envelopes SET key_id = $2, data_key = $3 WHERE id = $1", [
        id,
        key_id,
        data_key,
      ]);
    }
    await database.query("COMMIT");
    return { moved: moved.length, last: rows.at(-1)?.id };
  } catch (error) {
    await database.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** Re-encrypts data keys, some at once, and reports those that cannot be. */
async function reEncryptAll(client: KMSClient, rows: readonly Row[], keys: Keys) {
  const moved: Omit<Row, "payload">[] = [];
  const queue = rows.values();
  const controller = new AbortController();
  const worker = async () => {
    for (const { id, data_key } of queue) {
      const context = { row: id };
      const command = new ReEncryptCommand({
        CiphertextBlob: data_key,
        SourceKeyId: keys.from,
        SourceEncryptionContext: context,
        DestinationKeyId: keys.to,
        DestinationEncryptionContext: context,
      });
      try {
        const { CiphertextBlob, KeyId } = await client.send(command, { abortSignal: controller.signal });
        moved.push({ id, key_id: KeyId, data_key: CiphertextBlob });
      } catch (error) {
        if (!isAboutTheRow(error)) throw error;
        console.error(`Row ${id} cannot be moved: ${error.message}`);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  } finally {
    // When one has failed, the others need not go on.
    controller.abort();
  }
  return moved;
}

/** Whether only this row is concerned; what else fails would fail for all rows. */
const isAboutTheRow = (error: unknown): error is Error =>
  error instanceof InputValidationError ||
  isKMSException(error, "InvalidCiphertextException", "IncorrectKeyException");

/** Makes rows in a database of its own, moves them, and checks that their payloads still open. */
async function demonstrate(batch: number): Promise<void> {
  const { PGlite } = await import("@electric-sql/pglite");
  await using database = await PGlite.create();
  await using local = await LocalKms.start();
  const { endpoint, region, credentials } = local;
  const client = new KMSClient({ endpoint, region, credentials });
  const [{ Arn: from = "" }, { Arn: to = "" }] = [await local.createKey(), await local.createKey()];
  await database.exec(
    "CREATE TABLE envelopes (id uuid PRIMARY KEY, key_id text, data_key bytea, payload bytea)",
  );
  for (let number = 1; number <= 60; number++) await insert(database, client, from, `payload ${number}`);
  await moveAll(database, client, { from, to }, batch);
  const { rows } = await database.query<Row>("SELECT * FROM envelopes WHERE key_id = $1", [to]);
  const opened = new Set(await Promise.all(rows.map((row) => open(client, row))));
  for (let number = 1; number <= 60; number++) {
    if (!opened.has(`payload ${number}`)) throw new Error(`Payload ${number} is lost`);
  }
  console.log(`${opened.size} payloads open with their data keys`);
  client.destroy();
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

await main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
