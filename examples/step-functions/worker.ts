/**
 * A Lambda function that re-encrypts one batch of a Distributed Map of Step Functions. `state-machine.asl.json` reads JSON
 * Lines from S3, and passes batches of lines such as
 *
 *   { "id": "row-1", "ciphertext": "AQIC…", "context": { "tenant": "acme" } }
 *
 * The function returns one result for each line, and `ResultWriter` writes them to S3. Store them from there: a job
 * that writes each ciphertext only where the old one still is.
 *
 * | in the result | meaning |
 * |---|---|
 * | `ciphertext` | the new ciphertext |
 * | `status: "current"` | there is nothing to store |
 * | `status: "failed"`, `error` | this line cannot be re-encrypted; the others are not affected |
 *
 * When lines failed that may succeed later, for example because of throttling, the function throws, and the state machine
 * tries the batch again. That is harmless: the lines come from the file, and nothing has been stored. After
 * an execution has failed or was stopped, a redrive continues with the batches that are not done.
 *
 * Environment: SOURCE_KEY, DESTINATION_KEY (key ARNs) and MAX_REQUESTS_PER_SECOND, the rate of one instance.
 */
import {
  InputValidationError,
  isKMSException,
  KMSClient,
  type ReEncryptResult,
  reEncryptAll,
} from "kms-reencrypt";

/** What Step Functions passes to the function: lines of the file. */
export interface Batch {
  readonly Items: readonly unknown[];
}

/** What the function returns for a line. */
export interface LineResult {
  readonly id: unknown;
  readonly status: ReEncryptResult<unknown>["status"];
  readonly ciphertext?: string;
  readonly error?: string;
}

/** The lines that failed may succeed when the batch is tried again. */
export class RetryableBatchError extends Error {
  override readonly name = "RetryableBatchError";
}

/** What the handler uses of the context of an invocation. */
export interface LambdaContext {
  getRemainingTimeInMillis(): number;
}

/** How long before the end of the invocation the last request is sent, in milliseconds. */
const RESERVE = 5_000;

const kms = new KMSClient();

export async function handler({ Items }: Batch, context: LambdaContext): Promise<{ results: LineResult[] }> {
  const time = Math.max(1, context.getRemainingTimeInMillis() - RESERVE);
  const results: LineResult[] = [];
  const job = reEncryptAll(kms, Items.map(itemOf), {
    SourceKeyId: process.env.SOURCE_KEY,
    DestinationKeyId: process.env.DESTINATION_KEY,
    maxRequestsPerSecond: Number(process.env.MAX_REQUESTS_PER_SECOND ?? 50),
    itemTimeout: Math.floor(time),
    signal: AbortSignal.timeout(time),
    maxFailures: { ratio: 1 },
    preflight: false,
    ordered: true,
  });
  for await (const result of job) results.push(resultOf(result));
  return { results };
}

/** Base64 that is not valid becomes no ciphertext, and the line fails alone. */
function itemOf(line: unknown) {
  const { id, ciphertext, context } = Object(line);
  const isBase64 =
    typeof ciphertext === "string" && /^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/.test(ciphertext);
  return {
    id,
    CiphertextBlob: Buffer.from(isBase64 ? ciphertext : "", "base64"),
    SourceEncryptionContext: context,
    DestinationEncryptionContext: context,
  };
}

function resultOf(result: ReEncryptResult<{ id: unknown }>): LineResult {
  const { id } = result.item;
  if (result.status === "failed") {
    const { error } = result;
    const isAboutLine =
      error instanceof InputValidationError ||
      isKMSException(error, "InvalidCiphertextException", "IncorrectKeyException");
    if (!isAboutLine) throw new RetryableBatchError(error.message);
    return { id, status: "failed", error: error.message };
  }
  if (result.status === "current" || !result.changed) return { id, status: "current" };
  return {
    id,
    status: "reencrypted",
    ciphertext: Buffer.from(result.output.CiphertextBlob).toString("base64"),
  };
}
