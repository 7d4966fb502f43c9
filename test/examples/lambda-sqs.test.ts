import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { DecryptCommand, EncryptCommand, KMSClient } from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ROOT } from "../support/example-caller.js";
import { parseTemplate, problemsOf, type Template } from "../support/sam-template.js";
import { type LocalDynamoDB, putRow, startDynalite } from "../support/start-dynalite.js";

const arnOf = (id: string) => `arn:aws:kms:us-east-1:111122223333:key/${id}`;
const [FROM, TO] = ["1234abcd-12ab-34cd-56ef-1234567890ab", "0987dcba-09fe-87dc-65ba-ab0987654321"].map(
  (id) => ({ id, arn: arnOf(id) }),
) as [{ id: string; arn: string }, { id: string; arn: string }];
const CALLER = "arn:aws:iam::111122223333:role/function";
const template = await readFile(new URL("../../examples/lambda-sqs/template.yaml", import.meta.url), "utf8");

type Handler = typeof import("../../examples/lambda-sqs/handler.js");

let kms: LocalKms;
let admin: KMSClient;
let dynamodb: LocalDynamoDB;
let sqs: Server;
let handler: Handler["handler"];
let failures: { message: string; reason: string }[] = [];
let isFailureQueueDown = false;

/** The statements of the template for KMS, with the keys of this test. */
function statements() {
  const { Policies } = parseTemplate(template).Resources.Function?.Properties ?? {};
  const arns: Record<string, string> = { SourceKeyArn: FROM.arn, DestinationKeyArn: TO.arn };
  const all: { Action: string; Resource: { Ref: string } | { Ref: string }[] }[] = Policies[0].Statement;
  return all
    .filter(({ Action }) => String(Action).startsWith("kms:"))
    .map(({ Action, Resource }) => ({
      effect: "Allow" as const,
      actions: [Action],
      resources: [Resource].flat().map(({ Ref }) => arns[Ref] ?? ""),
    }));
}

beforeAll(async () => {
  kms = await LocalKms.start({
    seed: { Keys: [{ KeyId: FROM.id }, { KeyId: TO.id }] },
    principals: [ROOT, { arn: CALLER, statements: statements() }],
  });
  admin = new KMSClient({ endpoint: kms.endpoint, region: kms.region, credentials: kms.credentials });
  dynamodb = await startDynalite();
  // What the handler needs of SQS: SendMessage in AWS JSON 1.0.
  sqs = createServer(async (request, response) => {
    const { MessageBody } = JSON.parse(await text(request));
    if (isFailureQueueDown) {
      response.writeHead(400, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify({ __type: "com.amazonaws.sqs#QueueDoesNotExist" }));
      return;
    }
    failures.push(JSON.parse(MessageBody));
    const MD5OfMessageBody = createHash("md5").update(MessageBody).digest("hex");
    response.end(JSON.stringify({ MessageId: "m", MD5OfMessageBody }));
  });
  await once(sqs.listen(0, "127.0.0.1"), "listening");
  const { accessKeyId, secretAccessKey } = kms.credentialsOf(CALLER);
  const environment = {
    AWS_REGION: kms.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL_KMS: kms.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_SQS: `http://127.0.0.1:${Object(sqs.address()).port}`,
    TABLE: "envelopes",
    FAILURE_QUEUE_URL: `http://127.0.0.1:${Object(sqs.address()).port}/111122223333/failures`,
    SOURCE_KEY: FROM.arn,
    DESTINATION_KEY: TO.arn,
    MAX_REQUESTS_PER_SECOND: "1000",
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  ({ handler } = await import("../../examples/lambda-sqs/handler.js"));
  vi.spyOn(console, "log").mockImplementation(() => {});
  vi.spyOn(console, "error").mockImplementation(() => {});
});
beforeEach(async () => {
  await kms.reset();
  failures = [];
  isFailureQueueDown = false;
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  admin.destroy();
  sqs.closeAllConnections();
  sqs.close();
  await dynamodb[Symbol.asyncDispose]();
  await kms.close();
});

const client = (): DynamoDBClient => dynamodb.client;

async function insert(id: string, KeyId = FROM.id): Promise<void> {
  const Plaintext = new TextEncoder().encode(`the secret of ${id}`);
  const encrypt = new EncryptCommand({ KeyId, Plaintext, EncryptionContext: { row: id } });
  await putRow(client(), id, (await admin.send(encrypt)).CiphertextBlob);
}

const read = async (id: string) =>
  (await client().send(new GetItemCommand({ TableName: "envelopes", Key: { id: { S: id } } }))).Item;

/** Which key a row is under, after its secret has been compared. */
async function keyOf(id: string): Promise<string> {
  const CiphertextBlob = (await read(id))?.secret?.B ?? new Uint8Array(1);
  const { KeyId, Plaintext } = await admin.send(
    new DecryptCommand({ CiphertextBlob, EncryptionContext: { row: id } }),
  );
  expect(new TextDecoder().decode(Plaintext)).toBe(`the secret of ${id}`);
  return KeyId;
}

/** An event as SQS sends it. */
const eventOf = (...bodies: readonly string[]) => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "1545082649183",
      SenderId: "AIDAIENQZJOLO23YVJ4VO",
      ApproximateFirstReceiveTimestamp: "1545082649185",
    },
    messageAttributes: {},
    md5OfBody: createHash("md5").update(body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:us-east-1:111122223333:rows",
    awsRegion: "us-east-1",
  })),
});

const context = (milliseconds = 60_000) => ({ getRemainingTimeInMillis: () => milliseconds });
const idsOf = ({ batchItemFailures }: Awaited<ReturnType<typeof handler>>) =>
  batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
const row = (id: string) => JSON.stringify({ id });

describe("the function", () => {
  it("re-encrypts the rows that its messages name, and changes nothing else of them", async () => {
    const ids = Array.from({ length: 25 }, (_, index) => `plain-${index}`);
    for (const id of ids) await insert(id);
    expect(idsOf(await handler(eventOf(...ids.map(row)), context()))).toEqual([]);
    for (const id of ids) expect(await keyOf(id)).toBe(TO.arn);
    expect(await read("plain-3")).toMatchObject({
      big: { N: "12345678901234567890" },
      tags: { SS: ["a", "b"] },
    });
  });

  it("does nothing for messages that are delivered again, and for rows that are gone", async () => {
    await insert("again");
    const event = eventOf(row("again"), row("again"), row("gone"));
    expect(idsOf(await handler(event, context()))).toHaveLength(1);
    const stored = (await read("again"))?.secret?.B;
    expect(idsOf(await handler(event, context()))).toEqual([]);
    expect((await read("again"))?.secret?.B).toEqual(stored);
    expect(failures).toEqual([]);
  });

  it("puts poison messages and rows that cannot be re-encrypted into the failure queue, with the reason", async () => {
    await insert("fine");
    await putRow(client(), "broken", new Uint8Array(30));
    await putRow(client(), "empty", new Uint8Array(7000));
    const poison = ["not JSON", "{}", '{"id":7}', "null", ""];
    const response = await handler(eventOf(...poison, row("broken"), row("empty"), row("fine")), context());
    expect(idsOf(response)).toEqual([]);
    expect(failures.map(({ message }) => message).sort()).toEqual(
      [...poison, row("broken"), row("empty")].sort(),
    );
    expect(failures.find(({ message }) => message === row("broken"))?.reason).toContain(
      "InvalidCiphertextException",
    );
    expect(await keyOf("fine")).toBe(TO.arn);
  });

  it("keeps a message that the failure queue does not take", async () => {
    isFailureQueueDown = true;
    await putRow(client(), "broken", new Uint8Array(30));
    expect(idsOf(await handler(eventOf("not JSON", row("broken")), context()))).toEqual([
      "message-0",
      "message-1",
    ]);
  });

  it("keeps the messages of rows that were throttled until the time ran out", async () => {
    await insert("slow");
    kms.faults.rate(1, "ThrottlingException", { operation: "ReEncrypt" });
    expect(idsOf(await handler(eventOf(row("slow")), context(10_300)))).toEqual(["message-0"]);
    expect(failures).toEqual([]);
    kms.faults.clear();
    expect(idsOf(await handler(eventOf(row("slow")), context()))).toEqual([]);
    expect(await keyOf("slow")).toBe(TO.arn);
  });

  it("keeps all messages when a key is disabled: they are fine when it is enabled again", async () => {
    await insert("later");
    await kms.disableKey({ KeyId: TO.id });
    expect(idsOf(await handler(eventOf(row("later")), context()))).toEqual(["message-0"]);
    expect(failures).toEqual([]);
  });

  it("does not overwrite a row that somebody else writes meanwhile", async () => {
    await insert("busy");
    kms.faults.next(1, { latency: 300 }, { operation: "ReEncrypt" });
    const running = handler(eventOf(row("busy")), context());
    await vi.waitFor(() => expect(kms.requests.of("ReEncrypt")).not.toEqual([]));
    await insert("busy");
    const written = (await read("busy"))?.secret?.B;
    expect(idsOf(await running)).toEqual(["message-0"]);
    expect((await read("busy"))?.secret?.B).toEqual(written);
    expect(idsOf(await handler(eventOf(row("busy")), context()))).toEqual([]);
    expect(await keyOf("busy")).toBe(TO.arn);
  });
});

describe("the template", () => {
  const QUOTA = 10_000;

  it("fits what SQS, Lambda and the quota of KMS demand", () => {
    expect(problemsOf(parseTemplate(template), QUOTA)).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ["MaximumBatchingWindowInSeconds: 5", "MaximumBatchingWindowInSeconds: 0", /needs MaximumBatchingWindow/],
    ["BatchSize: 1000", "BatchSize: 10001", /at most 10000/],
    ["[ReportBatchItemFailures]", "[]", /without ReportBatchItemFailures/],
    ["VisibilityTimeout: 720", "VisibilityTimeout: 120", /six times/],
    ["MaximumConcurrency: 10", "MaximumConcurrency: 100", /tenth of the quota/],
    ["MaximumConcurrency: 10", "MaximumConcurrency: 1", /from 2 to 1000/],
    ["maxReceiveCount: 10", "maxReceiveCount: 1", /less than 5/],
    [
      "deadLetterTargetArn: !GetAtt DeadLetterQueue.Arn",
      "deadLetterTargetArn: !GetAtt Missing.Arn",
      /no dead-letter/,
    ],
  ])("is rejected by the checks with another value: %s", (fine, wrong, problem) => {
    expect(template).toContain(fine);
    const changed: Template = parseTemplate(template.replace(fine, wrong));
    expect(problemsOf(changed, QUOTA).join("\n")).toMatch(problem);
  });

  it("sets the variables that the handler reads", async () => {
    const source = await readFile(new URL("../../examples/lambda-sqs/handler.ts", import.meta.url), "utf8");
    const used = new Set([...source.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name));
    const set = parseTemplate(template).Resources.Function?.Properties.Environment.Variables;
    expect(Object.keys(set).sort()).toEqual([...used].sort());
  });
});
