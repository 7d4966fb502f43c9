import { spawn } from "node:child_process";
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { PGlite } from "@electric-sql/pglite";
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from "kms-reencrypt";
import { LocalKms, type Seed } from "kms-reencrypt/local";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { actionsOf, actionsUsed, environmentOf, headerPolicyOf, ROOT } from "../support/example-caller.js";
import { commandOf, folderOf, runExample } from "../support/run-example.js";
import { type ServedDatabase, servePGlite } from "../support/serve-pglite.js";
import { type PostgresServer, postgresPrograms, startPostgres } from "../support/start-postgres.js";

const OLD = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const NEW = "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321";
const seed: Seed = { Keys: [OLD, NEW].map((arn) => ({ KeyId: arn.slice(arn.indexOf("/") + 1) })) };
const CALLER = "arn:aws:iam::111122223333:role/ops";
const TABLE = "CREATE TABLE envelopes (id uuid PRIMARY KEY, key_id text, data_key bytea, payload bytea)";

interface Row {
  readonly id: string;
  readonly key_id: string;
  readonly data_key: Uint8Array;
  readonly payload: Uint8Array;
}

/** What the tests use of both Postgres drivers. */
interface Database {
  query<Result>(sql: string, values?: unknown[]): Promise<{ rows: Result[] }>;
}

let kms: LocalKms;
let client: KMSClient;
beforeAll(async () => {
  const statements = await headerPolicyOf("envelope-rows");
  kms = await LocalKms.start({ seed, principals: [ROOT, { arn: CALLER, statements }] });
  client = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
});
beforeEach(() => kms.reset());
afterAll(async () => {
  client.destroy();
  await kms.close();
});

const environment = () => environmentOf(kms, kms.credentialsOf(CALLER));

const KEYS = ["--source-key-id", OLD, "--destination-key-id", NEW];

const arguments_ = (url: string, batch: number) => [
  ...["--aws", "--database-url", url, ...KEYS],
  ...["--batch-size", String(batch)],
];

const run = (url: string, batch = 8) => runExample("envelope-rows", arguments_(url, batch), environment());

const textOf = (id: string): string => `the payload of ${id}`;

/** Replaces the rows of the table with rows under the old key. Returns their IDs. */
async function fill(database: Database, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID()).sort();
  await database.query("DELETE FROM envelopes");
  for (const id of ids) {
    const { CiphertextBlob, Plaintext = new Uint8Array() } = await client.send(
      new GenerateDataKeyCommand({ KeyId: OLD, KeySpec: "AES_256", EncryptionContext: { row: id } }),
    );
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", Plaintext, nonce).setAAD(Buffer.from(id));
    const payload = Buffer.concat([nonce, cipher.update(textOf(id)), cipher.final(), cipher.getAuthTag()]);
    await database.query("INSERT INTO envelopes VALUES ($1, $2, $3, $4)", [id, OLD, CiphertextBlob, payload]);
  }
  kms.requests.clear();
  return ids;
}

/** Decrypts the payloads of all rows. Returns how many data keys are under the new key. */
async function openAll(database: Database): Promise<number> {
  const { rows } = await database.query<Row>("SELECT * FROM envelopes");
  for (const { id, key_id, data_key, payload } of rows) {
    const { Plaintext = new Uint8Array() } = await client.send(
      new DecryptCommand({ KeyId: key_id, CiphertextBlob: data_key, EncryptionContext: { row: id } }),
    );
    const decipher = createDecipheriv("aes-256-gcm", Plaintext, payload.subarray(0, 12))
      .setAAD(Buffer.from(id))
      .setAuthTag(payload.subarray(-16));
    expect(decipher.update(payload.subarray(12, -16), undefined, "utf8") + decipher.final("utf8")).toBe(
      textOf(id),
    );
  }
  return rows.filter(({ key_id }) => key_id === NEW).length;
}

const succeeded = () => kms.requests.of("ReEncrypt").filter(({ status }) => status === 200);

describe("without --aws", () => {
  it("re-encrypts the rows of a new database, and decrypts their payloads", async () => {
    const { code, stdout, stderr } = await runExample("envelope-rows", ["--batch-size", "7"]);
    expect(stdout).toMatch(
      /^Re-encrypted 60 rows under arn:aws:kms:.*\n60 payloads decrypt with the re-encrypted data keys\n$/,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });
});

describe("with the URL of a database", () => {
  let database: PGlite;
  let served: ServedDatabase;
  beforeAll(async () => {
    database = await PGlite.create();
    await database.exec(TABLE);
    served = await servePGlite(database);
  }, 60_000);
  afterAll(async () => {
    served.close();
    await database.close();
  });

  it("re-encrypts the rows in batches, has nothing to do in a second run, and needs exactly the permissions of the policy in its header", async () => {
    await fill(database, 30);
    const first = await run(served.url);
    expect(first).toEqual({ code: 0, stdout: `Re-encrypted 30 rows under ${NEW}\n`, stderr: "" });
    expect(await openAll(database)).toBe(30);
    expect(await run(served.url)).toMatchObject({ code: 0, stdout: `Re-encrypted 0 rows under ${NEW}\n` });
    expect(succeeded()).toHaveLength(30);
    expect(actionsUsed(kms, CALLER)).toEqual(actionsOf(await headerPolicyOf("envelope-rows")));
  });

  it("takes the URL from DATABASE_URL", async () => {
    await fill(database, 3);
    const args = ["--aws", ...KEYS];
    await runExample("envelope-rows", args, { ...environment(), DATABASE_URL: served.url });
    expect(await openAll(database)).toBe(3);
  });

  it("reports the rows that it cannot re-encrypt, and re-encrypts the others", async () => {
    const ids = await fill(database, 20);
    const [first = "", second = "", third = "", fourth = ""] = ids;
    const set = (id: string, data_key: Uint8Array) =>
      database.query("UPDATE envelopes SET data_key = $2 WHERE id = $1", [id, data_key]);
    await set(first, new Uint8Array());
    await set(second, Buffer.from("not a ciphertext"));
    await database.query(
      "UPDATE envelopes SET data_key = (SELECT data_key FROM envelopes WHERE id = $2) WHERE id = $1",
      [third, fourth],
    );
    const { code, stdout, stderr } = await run(served.url, 5);
    expect(stdout).toBe(`Re-encrypted 17 rows under ${NEW}\n`);
    const reported = [...stderr.matchAll(/^Row (\S+): ReEncrypt/gm)].map(([, id]) => id);
    expect(reported.sort()).toEqual([first, second, third]);
    expect(stderr).toContain(`3 rows are still under ${OLD}: fix the reported rows, then run this again\n`);
    expect(code).toBe(1);
    await database.query("DELETE FROM envelopes WHERE key_id = $1", [OLD]);
    expect(await openAll(database)).toBe(17);
  });

  it("stops when KMS fails, keeps the finished batches, and continues in the next run", async () => {
    await fill(database, 60);
    kms.faults.rate(1, { latency: 500 });
    const stopped = run(served.url);
    // The first batch has 8 rows.
    await expect.poll(() => kms.requests.of("ReEncrypt").length, { timeout: 30_000 }).toBeGreaterThan(8);
    kms.faults.clear();
    kms.faults.rate(1, "KMSInternalException", { operation: "ReEncrypt" });
    const { code, stderr } = await stopped;
    expect(stderr).toContain("KMSInternalException");
    expect(code).toBe(1);
    const moved = await openAll(database);
    expect([8, 16, 24, 32, 40, 48]).toContain(moved);

    kms.faults.clear();
    expect(await run(served.url)).toMatchObject({
      code: 0,
      stdout: `Re-encrypted ${60 - moved} rows under ${NEW}\n`,
    });
    expect(await openAll(database)).toBe(60);
  });

  it("changes no row when KMS rejects the new key", async () => {
    await fill(database, 3);
    await kms.disableKey({ KeyId: NEW });
    const { code, stderr } = await run(served.url);
    expect(stderr).toContain("DisabledException");
    expect(code).toBe(1);
    expect(await openAll(database)).toBe(0);
  });
});

describe.skipIf(postgresPrograms === undefined)("with the Postgres of this machine", () => {
  let server: PostgresServer;
  let database: pg.Client;
  beforeAll(async () => {
    server = await startPostgres(postgresPrograms ?? "");
    database = new pg.Client({ connectionString: server.url });
    await database.connect();
    await database.query(TABLE);
  }, 60_000);
  afterAll(async () => {
    await database?.end();
    await server?.close();
  });

  it("re-encrypts each row once when two runs work at the same time", async () => {
    await fill(database, 120);
    kms.faults.rate(1, { latency: 20 });
    const runs = await Promise.all([run(server.url, 10), run(server.url, 10)]);
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ""],
      [0, ""],
    ]);
    const counts = runs.map(({ stdout }) => Number(/\d+/.exec(stdout)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(120);
    expect(succeeded()).toHaveLength(120);
    kms.faults.clear();
    expect(await openAll(database)).toBe(120);
  });

  it("re-encrypts all other rows before it waits for a locked row", async () => {
    const [locked] = await fill(database, 20);
    await database.query("BEGIN");
    await database.query("SELECT FROM envelopes WHERE id = $1 FOR UPDATE", [locked]);
    const moving = run(server.url);
    await expect.poll(() => succeeded().length, { timeout: 30_000 }).toBe(19);
    await database.query("ROLLBACK");
    const { code, stdout, stderr } = await moving;
    expect(stdout).toBe(`Re-encrypted 19 rows under ${NEW}\n`);
    expect(stderr).toContain(`1 rows are still under ${OLD}`);
    expect(code).toBe(1);
  });

  it("can be killed and run again", async () => {
    await fill(database, 40);
    kms.faults.rate(1, { latency: 200 });
    const child = spawn(process.execPath, commandOf("envelope-rows", arguments_(server.url, 8)), {
      cwd: folderOf(),
      env: { ...process.env, ...environment() },
      stdio: "ignore",
    });
    const exited = once(child, "exit");
    await expect.poll(() => kms.requests.of("ReEncrypt").length, { timeout: 30_000 }).toBeGreaterThan(8);
    child.kill("SIGKILL");
    await exited;
    kms.faults.clear();
    // This run also waits until Postgres has released the locks of the killed one.
    const { code } = await run(server.url);
    expect(code).toBe(0);
    expect(await openAll(database)).toBe(40);
  });
});

describe("the command line", () => {
  const missing =
    "--aws needs --source-key-id ARN, --destination-key-id ARN, and --database-url URL or DATABASE_URL";
  it.each([
    [["--aws", ...KEYS], missing],
    [["--aws", "--database-url", "postgres://localhost/x", "--destination-key-id", NEW], missing],
    [["--database-url", "postgres://localhost/x"], "--database-url needs --aws"],
    [["--batch-size", "0"], "--batch-size takes a number from 1 to 1000"],
    [["--batch-size", "1.5"], "--batch-size takes a number from 1 to 1000"],
    [["--batch-size", "some"], "--batch-size takes a number from 1 to 1000"],
  ])("%j is rejected", async (args, message) => {
    const { code, stderr } = await runExample("envelope-rows", args, { DATABASE_URL: "" });
    expect(stderr).toContain(message);
    expect(code).toBe(1);
  });
});

it("the error of an unreachable database does not contain its password", async () => {
  const { code, stderr } = await run("postgres://user:hunter2@localhost:1/none");
  expect(stderr).toContain("ECONNREFUSED");
  expect(stderr).not.toContain("hunter2");
  expect(code).toBe(1);
});
