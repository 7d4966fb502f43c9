/**
 * Re-encrypts the attribute `secret` of all items of a DynamoDB table. It reads the table in a parallel scan, and writes
 * only that attribute, and only where it still has the value that was read.
 *
 *   npm install kms-reencrypt @aws-sdk/client-dynamodb dynalite
 *   npx tsx dynamodb-rows.ts
 *   npx tsx dynamodb-rows.ts --aws --table TABLE --source-key-id ARN --destination-key-id ARN
 *
 * The partition key of the table is `id`, a string, and the encryption context of a secret is { row: id }. You can stop the
 * example at any time and run it again: it finds out what is done, by a dry run for each item. Items that somebody else writes
 * meanwhile are reported: run it again. `lambda-sqs/` does the same on many machines. The caller needs this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     { "Effect": "Allow", "Action": "kms:ReEncryptFrom",
 *       "Resource": [
 *         "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
 *         "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321"
 *       ] },
 *     { "Effect": "Allow", "Action": "kms:ReEncryptTo",
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321" },
 *     { "Effect": "Allow", "Action": ["dynamodb:Scan", "dynamodb:UpdateItem"],
 *       "Resource": "arn:aws:dynamodb:us-east-1:111122223333:table/envelopes" }
 *   ]
 * }
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import {
  type AttributeValue,
  ConditionalCheckFailedException,
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { DecryptCommand, EncryptCommand, KMSClient, reEncryptAll } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const HELP = `Re-encrypts the attribute "secret" of all items of a DynamoDB table.

Usage:
  npx tsx dynamodb-rows.ts    with a new in-process DynamoDB and KMS; npm install dynalite first
  npx tsx dynamodb-rows.ts --aws --table TABLE --source-key-id ARN --destination-key-id ARN
                              with your table and AWS KMS; npm install @aws-sdk/client-dynamodb first

Options:
  --aws                       Call AWS KMS and DynamoDB. Default: in-process ones.
  --table TABLE               The table. Required with --aws.
  --source-key-id ARN         The key to re-encrypt from. Required with --aws.
  --destination-key-id ARN    The key to re-encrypt to. Required with --aws.
  --segments NUMBER           How many parts of the table are read at once, 1 to 100. Default: 4.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region. AWS_ENDPOINT_URL_DYNAMODB is that of DynamoDB.
  -h, --help                  Print this help.

On AWS the caller needs credentials, kms:ReEncryptFrom on both keys, kms:ReEncryptTo on the destination key, and dynamodb:Scan
and dynamodb:UpdateItem on the table.`;

/** How many items are written at once. */
const CONCURRENCY = 32;

type Table = Readonly<{ dynamodb: DynamoDBClient; name: string; segments: number }>;
type Keys = Readonly<{ from: string; to: string }>;
type Attributes = Record<string, AttributeValue>;

async function main(): Promise<void> {
  const { help, aws, table, segments, region, profile, endpoint, ...keys } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  if (!aws) return demonstrate(segments);
  const client = new KMSClient({ endpoint, region, profile });
  const dynamodb = new DynamoDBClient({ ...(region && { region }), ...(profile && { profile }) });
  try {
    await reEncryptTable({ dynamodb, name: table, segments }, client, keys);
  } finally {
    client.destroy();
    dynamodb.destroy();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        table: { type: "string" },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        segments: { type: "string", default: "4" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, segments: count, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    const { "source-key-id": from = "", "destination-key-id": to = "", table = "", ...rest } = awsOptions;
    if (!help && aws && !(from && to && table)) {
      throw new Error("--aws needs --table TABLE, --source-key-id ARN and --destination-key-id ARN");
    }
    const segments = Number(count);
    if (!Number.isInteger(segments) || segments < 1 || segments > 100) {
      throw new Error("--segments takes a number from 1 to 100");
    }
    return { ...rest, aws, help, table, segments, from, to };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

/** Re-encrypts the secrets of all items of a table. */
async function reEncryptTable(table: Table, client: KMSClient, keys: Keys): Promise<void> {
  const counts = { changed: 0, current: 0, failed: 0 };
  const fail = (row: string, reason: string) => {
    counts.failed += 1;
    console.error(`Item ${row}: ${reason}`);
  };
  const results = reEncryptAll(client, secretsOf(table, fail), {
    SourceKeyId: keys.from,
    DestinationKeyId: keys.to,
  });
  const writing = new Set<Promise<void>>();
  for await (const result of results) {
    const { id: row, CiphertextBlob: old } = result.item;
    if (result.status === "failed") fail(row, result.error.message);
    else if (result.status === "current" || !result.changed) counts.current += 1;
    else {
      const write = store(table, row, old, result.output.CiphertextBlob).then((isStored) => {
        if (isStored) counts.changed += 1;
        else fail(row, "was written by somebody else meanwhile");
      });
      writing.add(write);
      write.then(() => writing.delete(write)).catch(() => {});
      if (writing.size >= CONCURRENCY) await Promise.race(writing);
    }
  }
  await Promise.all(writing);
  console.log(`Re-encrypted ${counts.changed} secrets under ${keys.to}; ${counts.current} already were`);
  if (counts.failed > 0) {
    throw new Error(
      `${counts.failed} items may still be under ${keys.from}: fix what was reported, then run this again`,
    );
  }
}

/** The secrets of a table. Items without one need nothing. */
async function* secretsOf(table: Table, fail: (row: string, reason: string) => void) {
  for await (const { id, secret } of scan(table)) {
    const row = id?.S ?? "";
    if (secret?.B) {
      const context = { row };
      yield {
        id: row,
        CiphertextBlob: secret.B,
        SourceEncryptionContext: context,
        DestinationEncryptionContext: context,
      };
    } else if (secret && !secret.NULL) fail(row, "its secret is not of the type Binary");
  }
}

/** Reads a table in several segments at once, one page of each ahead. */
async function* scan({ dynamodb, name, segments }: Table): AsyncGenerator<Attributes> {
  const pages = new Map<
    number,
    Promise<{ Segment: number; Items: Attributes[]; next?: Attributes | undefined }>
  >();
  const read = (Segment: number, ExclusiveStartKey?: Attributes) => {
    const page = dynamodb
      .send(
        new ScanCommand({
          TableName: name,
          Segment,
          TotalSegments: segments,
          ExclusiveStartKey,
          ConsistentRead: true,
          ProjectionExpression: "id, secret",
        }),
      )
      .then(({ Items = [], LastEvaluatedKey: next }) => ({ Segment, Items, next }));
    // The loop below reports it, unless the job has ended before.
    page.catch(() => {});
    pages.set(Segment, page);
  };
  for (let segment = 0; segment < segments; segment++) read(segment);
  while (pages.size > 0) {
    const { Segment, Items, next } = await Promise.race(pages.values());
    pages.delete(Segment);
    if (next) read(Segment, next);
    yield* Items;
  }
}

/** Writes a new secret where the old one still is. Returns whether it was there. */
async function store(
  { dynamodb, name }: Table,
  row: string,
  old: Uint8Array,
  secret: Uint8Array,
): Promise<boolean> {
  const update = new UpdateItemCommand({
    TableName: name,
    Key: { id: { S: row } },
    UpdateExpression: "SET secret = :new",
    ConditionExpression: "secret = :old",
    ExpressionAttributeValues: { ":new": { B: secret }, ":old": { B: old } },
  });
  try {
    await dynamodb.send(update);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Fills a new table, re-encrypts its secrets, and checks that they still decrypt. */
async function demonstrate(segments: number): Promise<void> {
  const { default: dynalite } = await import("dynalite");
  const server = dynalite({ createTableMs: 0 });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const local = await LocalKms.start();
  const { region, credentials } = local;
  const client = new KMSClient({ endpoint: local.endpoint, region, credentials });
  const endpoint = `http://127.0.0.1:${Object(server.address()).port}`;
  const dynamodb = new DynamoDBClient({ endpoint, region, credentials });
  try {
    const [{ Arn: from = "" }, { Arn: to = "" }] = [await local.createKey(), await local.createKey()];
    const table = { dynamodb, name: "envelopes", segments };
    await fill(table, client, from);
    await reEncryptTable(table, client, { from, to });
    let count = 0;
    for await (const { id, secret } of scan(table)) {
      const EncryptionContext = { row: id?.S ?? "" };
      const decrypt = new DecryptCommand({
        KeyId: to,
        CiphertextBlob: secret?.B ?? new Uint8Array(),
        EncryptionContext,
      });
      const { Plaintext } = await client.send(decrypt);
      if (new TextDecoder().decode(Plaintext) !== `secret of ${id?.S}`)
        throw new Error(`${id?.S} no longer decrypts`);
      count += 1;
    }
    console.log(`${count} secrets decrypt with the new key`);
  } finally {
    client.destroy();
    dynamodb.destroy();
    await local.close();
    server.close();
  }
}

async function fill({ dynamodb, name: TableName }: Table, client: KMSClient, KeyId: string): Promise<void> {
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  );
  for (let number = 1; number <= 40; number++) {
    const row = `row-${number}`;
    const Plaintext = new TextEncoder().encode(`secret of ${row}`);
    const { CiphertextBlob } = await client.send(
      new EncryptCommand({ KeyId, Plaintext, EncryptionContext: { row } }),
    );
    await dynamodb.send(
      new PutItemCommand({ TableName, Item: { id: { S: row }, secret: { B: CiphertextBlob } } }),
    );
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
