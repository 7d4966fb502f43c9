/**
 * An HTTP service that moves ciphertexts to a new KMS key: plain node:http and one client that all requests share. When
 * a caller hangs up, its call to KMS is aborted; on SIGTERM or SIGINT what is under way finishes, then it ends.
 *
 *   npx tsx examples/node-service.ts                 calls itself once, in a KMS inside this process, and ends
 *   npx tsx examples/node-service.ts --port 8080     serves until it is stopped; 0 is any free port
 *   npx tsx examples/node-service.ts --port 8080 --aws --from KEY --to KEY     with keys that you have on AWS
 *
 *   POST /re-encrypt   {"ciphertext": base64, "context"?: {…}}   →   {"ciphertext": base64, "keyId": ARN}
 *
 * It listens on the loopback address only: put authentication in front of it before others can reach it. Both keys are
 * the service's to choose, never the caller's. On AWS it needs:
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
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import {
  ConnectionError,
  DecryptCommand,
  EncryptCommand,
  InputValidationError,
  isKMSException,
  KMSClient,
  ReEncryptCommand,
  TimeoutError,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

/** More than the largest ciphertext of KMS needs, with its context. */
const MAX_BODY_BYTES = 32 * 1024;
/** How long what is under way may take after a signal; schedulers tend to kill after 30 seconds. */
const SHUTDOWN_MS = 25_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      aws: { type: "boolean" },
      from: { type: "string" },
      to: { type: "string" },
    },
  });
  const { port, aws = false, from = "alias/old", to = "alias/new" } = values;
  if (port !== undefined && !/^\d{1,5}$/.test(port)) throw new Error("--port takes a number, 0 to 65535");
  const missing = values.from === undefined || values.to === undefined || port === undefined;
  if (aws && missing) throw new Error("--aws needs --port, --from KEY and --to KEY");
  if (!aws && (values.from ?? values.to) !== undefined) throw new Error("--from and --to need --aws");

  await using local = aws ? undefined : await LocalKms.start();
  const client = new KMSClient(
    local ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials } : {},
  );
  const service = serviceOf(client, { from, to });
  const reason = port === undefined ? "Done" : signalled();
  const { server } = service;
  try {
    server.listen(Number(port ?? 0), "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${Object(server.address()).port}/re-encrypt`;
    console.log(`POST ${url}`);
    const sample = local && (await makeSample(local, client));
    if (sample && port === undefined) await callOnce(client, url, sample);
    else if (sample) console.log(`curl -H 'content-type: application/json' -d '${sample}' ${url}`);
    await stop(service, await reason);
  } finally {
    server.close().closeAllConnections();
    client.destroy();
  }
}

/** The first signal to stop; a second one ends the process as usual. */
async function signalled(): Promise<string> {
  const [signal] = await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  return signal;
}

/** An answer other than 200; the message is for the caller. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

interface Keys {
  readonly from: string;
  readonly to: string;
}

interface Service {
  readonly server: Server;
  readonly underWay: ReadonlySet<ServerResponse>;
}

function serviceOf(client: KMSClient, keys: Keys): Service {
  const underWay = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: 10_000 }, async (request, response) => {
    underWay.add(response);
    const caller = new AbortController();
    response.once("close", () => {
      underWay.delete(response);
      caller.abort(new Error("The caller hung up"));
    });
    const answer = (status: number, body: object): void => {
      response.setHeader("content-type", "application/json");
      if (status === 503) response.setHeader("retry-after", "1");
      // A service that stops does not wait for another request on this connection.
      if (!server.listening) response.setHeader("connection", "close");
      response.writeHead(status).end(`${JSON.stringify(body)}\n`);
    };
    try {
      answer(200, await reEncrypt(client, keys, request, caller.signal));
    } catch (error) {
      const { status, message } = refusalOf(error);
      const id = randomUUID();
      // The whole story is for the log; the caller gets an id to ask about it.
      console.log(`${caller.signal.aborted ? "hung up" : status} ${id} ${error}`);
      answer(status, { error: message, id });
    }
  });
  return { server, underWay };
}

async function reEncrypt(client: KMSClient, keys: Keys, request: IncomingMessage, abortSignal: AbortSignal) {
  if (request.url !== "/re-encrypt" || request.method !== "POST") {
    throw new Refusal(404, "There is only POST /re-encrypt");
  }
  const { ciphertext, context } = await readBody(request);
  const command = new ReEncryptCommand({
    CiphertextBlob: ciphertext,
    SourceKeyId: keys.from,
    SourceEncryptionContext: context,
    DestinationKeyId: keys.to,
    DestinationEncryptionContext: context,
  });
  const { CiphertextBlob, KeyId } = await client.send(command, { abortSignal });
  return { ciphertext: Buffer.from(CiphertextBlob).toString("base64"), keyId: KeyId };
}

async function readBody(request: IncomingMessage) {
  // Other types can be sent from any web page, without asking this service first.
  const isJson = /^application\/json(;|$)/i.test(request.headers["content-type"] ?? "");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // What is too much is read to its end, so that the caller hears of it, but not kept.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new Refusal(413, `The body may have ${MAX_BODY_BYTES} bytes`);
  if (!isJson) throw new Refusal(415, "The body must be application/json");
  const { ciphertext, context } = parse(Buffer.concat(chunks).toString());
  const bytes = Buffer.from(typeof ciphertext === "string" ? ciphertext : "", "base64");
  if (bytes.toString("base64") !== ciphertext) throw new Refusal(400, "ciphertext must be base64");
  // Whether this is a context is checked by the client, as everything else in an input.
  return { ciphertext: bytes, context };
}

function parse(text: string): { ciphertext?: unknown; context?: Record<string, string> } {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new Refusal(400, "The body must be JSON");
  }
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof InputValidationError) {
    return new Refusal(400, "The ciphertext or the context is not what KMS takes");
  }
  if (isKMSException(error, "InvalidCiphertextException", "IncorrectKeyException")) {
    return new Refusal(422, "The ciphertext cannot be opened with this context");
  }
  const lost = error instanceof ConnectionError || error instanceof TimeoutError;
  return lost || (isKMSException(error) && error.$retryable !== undefined)
    ? new Refusal(503, "KMS does not answer at the moment")
    : new Refusal(500, "Something is wrong with this service");
}

/** Accepts nothing more, waits for what is under way, and then for no connection that is merely open. */
async function stop({ server, underWay }: Service, reason: string): Promise<void> {
  console.log(`${reason}: accepting nothing more`);
  const closed = once(server, "close");
  server.close();
  const answered = Promise.all([...underWay].map((response) => once(response, "close")));
  await Promise.race([answered, delay(SHUTDOWN_MS, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
  console.log("Stopped");
}

const CONTEXT = { tenant: "acme" };
const PLAINTEXT = Buffer.from("for the demonstration");

/** The body of a request that the service of a new local KMS can answer. */
async function makeSample(local: LocalKms, client: KMSClient): Promise<string> {
  for (const AliasName of ["alias/old", "alias/new"]) {
    const { KeyId } = await local.createKey();
    await local.createAlias({ AliasName, TargetKeyId: KeyId });
  }
  const { CiphertextBlob } = await client.send(
    new EncryptCommand({ KeyId: "alias/old", Plaintext: PLAINTEXT, EncryptionContext: CONTEXT }),
  );
  return JSON.stringify({ ciphertext: Buffer.from(CiphertextBlob).toString("base64"), context: CONTEXT });
}

/** Calls the service as its callers do, and checks what it answers. */
async function callOnce(client: KMSClient, url: string, body: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body });
  const { ciphertext, keyId } = Object(await response.json());
  console.log(`${response.status} now under ${keyId}`);
  const CiphertextBlob = Buffer.from(String(ciphertext), "base64");
  const { Plaintext } = await client.send(
    new DecryptCommand({ KeyId: "alias/new", CiphertextBlob, EncryptionContext: CONTEXT }),
  );
  if (!Plaintext || !PLAINTEXT.equals(Plaintext)) throw new Error("The answer decrypts to something else");
  console.log("The answer decrypts to what was encrypted");
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
