/**
 * A Lambda function that re-encrypts rows of a DynamoDB table. Its messages come from an SQS queue and name one row each:
 *
 *   { "id": "row-1" }
 *
 * It reads the rows as they are now, re-encrypts their ciphertexts, and writes each back only if it still has the value that was
 * read. A message that is delivered again finds its row moved, and does nothing. The encryption context of a ciphertext is
 * { row: id }, before and after.
 *
 * | a row | its message |
 * |---|---|
 * | was re-encrypted, was moved before, or does not exist | is done |
 * | cannot be re-encrypted, or the message names none | goes to the failure queue, with the reason, and is done |
 * | was throttled, was written by somebody else meanwhile, or time ran out | stays in the queue and is delivered again |
 *
 * `template.yaml` deploys it. Environment: TABLE, FAILURE_QUEUE_URL, SOURCE_KEY, DESTINATION_KEY (key ARNs) and
 * MAX_REQUESTS_PER_SECOND, the rate of one instance.
 */
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import {
  BulkStoppedError,
  InputValidationError,
  isKMSException,
  KMSClient,
  type ReEncryptResult,
  reEncryptAll,
} from "kms-reencrypt";

/** What the handler uses of an event of SQS. */
export interface SqsEvent {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
}

/** Which messages SQS is to deliver again. */
export interface SqsBatchResponse {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

/** What the handler uses of the context of an invocation. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly row: string;
}

interface Item {
  readonly id: Message;
  readonly CiphertextBlob: Uint8Array;
  readonly SourceEncryptionContext: Record<string, string>;
  readonly DestinationEncryptionContext: Record<string, string>;
}

/** How long before the end of the invocation the last request is sent, in milliseconds: enough to store its result. */
const RESERVE = 10_000;

const kms = new KMSClient();
const dynamodb = new DynamoDBClient();
const sqs = new SQSClient();

export async function handler(event: SqsEvent, context: LambdaContext): Promise<SqsBatchResponse> {
  const open = new Set(event.Records.map(({ messageId }) => messageId));
  const time = Math.max(1, context.getRemainingTimeInMillis() - RESERVE);
  const messages: Message[] = [];
  for (const { messageId, body } of event.Records) {
    const row = rowOf(body);
    if (row !== undefined) messages.push({ messageId, body, row });
    else if (await reportFailure(body, "The message names no row")) open.delete(messageId);
  }
  const results = reEncryptAll(kms, itemsOf(messages, open), {
    SourceKeyId: process.env.SOURCE_KEY,
    DestinationKeyId: process.env.DESTINATION_KEY,
    maxRequestsPerSecond: Number(process.env.MAX_REQUESTS_PER_SECOND ?? 50),
    itemTimeout: Math.floor(time),
    signal: AbortSignal.timeout(time),
    // A batch is small: which of its messages are delivered again is decided below.
    maxFailures: { ratio: 1 },
    preflight: false,
  });
  try {
    for await (const result of results) {
      if (await settle(result)) open.delete(result.item.id.messageId);
    }
  } catch (error) {
    // Without the right credentials, or when time runs out: the messages that are still open are delivered again.
    if (!(error instanceof BulkStoppedError)) throw error;
    console.error(error.message);
  }
  const { changed, current, failed, throttled } = results.summary;
  console.log(
    JSON.stringify({ messages: event.Records.length, open: open.size, changed, current, failed, throttled }),
  );
  return { batchItemFailures: [...open].map((itemIdentifier) => ({ itemIdentifier })) };
}

/** The row that a message names. */
function rowOf(body: string): string | undefined {
  try {
    const { id } = Object(JSON.parse(body));
    return typeof id === "string" && id !== "" ? id : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the rows. Those that do not exist need nothing. */
async function* itemsOf(messages: readonly Message[], open: Set<string>): AsyncGenerator<Item> {
  for (const message of messages) {
    const Key = { id: { S: message.row } };
    const get = new GetItemCommand({ TableName: process.env.TABLE, Key, ConsistentRead: true });
    const CiphertextBlob = (await dynamodb.send(get)).Item?.secret?.B;
    if (CiphertextBlob === undefined) {
      open.delete(message.messageId);
      continue;
    }
    const context = { row: message.row };
    yield {
      id: message,
      CiphertextBlob,
      SourceEncryptionContext: context,
      DestinationEncryptionContext: context,
    };
  }
}

/** Stores a result. Returns whether its message is done. */
async function settle(result: ReEncryptResult<Item>): Promise<boolean> {
  if (result.status === "reencrypted" && result.changed) {
    return store(result.item, result.output.CiphertextBlob);
  }
  if (result.status === "failed") {
    // Every other error may be gone when the message is delivered again, at the latest when an operator has corrected it.
    const isAboutRow =
      result.error instanceof InputValidationError ||
      isKMSException(result.error, "InvalidCiphertextException", "IncorrectKeyException");
    return isAboutRow && reportFailure(result.item.id.body, result.error.message);
  }
  return true;
}

/** Writes the new ciphertext, only if the row still has the old one. */
async function store({ id: { row }, CiphertextBlob }: Item, secret: Uint8Array): Promise<boolean> {
  const update = new UpdateItemCommand({
    TableName: process.env.TABLE,
    Key: { id: { S: row } },
    UpdateExpression: "SET secret = :new",
    ConditionExpression: "secret = :old",
    ExpressionAttributeValues: { ":new": { B: secret }, ":old": { B: CiphertextBlob } },
  });
  try {
    await dynamodb.send(update);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    console.error(`Row ${row} was not written: ${error}`);
    return false;
  }
}

/** Puts a message into the failure queue. Returns whether it is there; if not, it must not be lost. */
async function reportFailure(body: string, reason: string): Promise<boolean> {
  const MessageBody = JSON.stringify({ message: body, reason });
  try {
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.FAILURE_QUEUE_URL, MessageBody }));
    return true;
  } catch (error) {
    console.error(`The failure queue took no message: ${error}`);
    return false;
  }
}
