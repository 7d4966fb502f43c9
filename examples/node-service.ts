/**
 * An HTTP service that re-encrypts ciphertexts under another KMS key. It uses plain node:http, and one client for all
 * requests. When a caller disconnects, the service aborts its call to KMS. On SIGTERM or SIGINT it finishes the open
 * requests, then exits.
 *
 *   npm install kms-reencrypt
 *   npx tsx node-service.ts                   calls itself once, then exits
 *   npx tsx node-service.ts --port 8080       serves until it is stopped
 *   npx tsx node-service.ts --port 8080 --aws --source-key-id alias/old --destination-key-id alias/new
 *
 *   POST /re-encrypt   {"ciphertext": BASE64, "context": {…}}   →   {"ciphertext": BASE64, "keyId": ARN}
 *
 * The context is optional. The service listens on the loopback address only: put authentication in front of it before
 * you expose it. The service chooses both keys, never the caller. On AWS it needs this policy:
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

const HELP = `An HTTP service that re-encrypts ciphertexts under another KMS key.

Usage:
  npx tsx node-service.ts                calls itself once against an in-process KMS, then exits
  npx tsx node-service.ts --port PORT    serves with an in-process KMS
  npx tsx node-service.ts --port PORT --aws --source-key-id KEY --destination-key-id KEY
                                         serves with AWS KMS

Options:
  --port PORT                 The port on 127.0.0.1, 0 for any free one. Default: none. Required with --aws.
  --aws                       Call AWS KMS. Default: an in-process KMS.
  --source-key-id KEY         The key to re-encrypt from. Required with --aws.
  --destination-key-id KEY    The key to re-encrypt to. Required with --aws.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region.
  -h, --help                  Print this help.
KEY is a symmetric encryption key: key ID, key ARN, alias name or alias ARN.

On AWS the service needs credentials, kms:ReEncryptFrom on the source key, and kms:ReEncryptTo on the destination key.`;

/** Enough for the largest ciphertext of KMS and its context. */
const MAX_BODY_BYTES = 32 * 1024;
/** How long open requests may take after a signal. Many schedulers kill a process after 30 seconds. */
const SHUTDOWN_MS = 25_000;

async function main(): Promise<void> {
  const { help, aws, port, region, profile, endpoint, ...given } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const local = aws ? undefined : await LocalKms.start();
  const client = new KMSClient(
    local
      ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials }
      : { endpoint, region, profile },
  );
  const { "source-key-id": from = "alias/old", "destination-key-id": to = "alias/new" } = given;
  const service = serviceOf(client, { from, to });
  const reason = port === undefined ? "Done" : signalled();
  try {
    service.server.listen(Number(port ?? 0), "127.0.0.1");
    await once(service.server, "listening");
    const url = `http://127.0.0.1:${Object(service.server.address()).port}/re-encrypt`;
    console.log(`POST ${url}`);
    const sample = local && (await makeSample(local, client));
    if (sample && port === undefined) await callOnce(client, url, sample);
    else if (sample) console.log(`curl -H 'content-type: application/json' -d '${sample}' ${url}`);
    await stop(service, await reason);
  } finally {
    service.server.close().closeAllConnections();
    client.destroy();
    await local?.close();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string" },
        aws: { type: "boolean", default: false },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, port, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    if (!help && aws && !(values["source-key-id"] && values["destination-key-id"] && port)) {
      throw new Error("--aws needs --port PORT, --source-key-id KEY and --destination-key-id KEY");
    }
    if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= 65_535)) {
      throw new Error("--port takes a number from 0 to 65535");
    }
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

/** Waits for the first signal to stop. A second one ends the process at once. */
async function signalled(): Promise<string> {
  const [signal] = await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  return signal;
}

/** An error response. The caller sees the message. */
class HttpError extends Error {
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
  readonly open: ReadonlySet<ServerResponse>;
}

function serviceOf(client: KMSClient, keys: Keys): Service {
  const open = new Set<ServerResponse>();
  const server = createServer({ requestTimeout: 10_000 }, async (request, response) => {
    open.add(response);
    const caller = new AbortController();
    response.once("close", () => {
      open.delete(response);
      caller.abort(new Error("The caller disconnected"));
    });
    const respond = (status: number, body: object): void => {
      response.setHeader("content-type", "application/json");
      if (status === 503) response.setHeader("retry-after", "1");
      // When the service stops, the connection must not wait for another request.
      if (!server.listening) response.setHeader("connection", "close");
      response.writeHead(status).end(`${JSON.stringify(body)}\n`);
    };
    try {
      respond(200, await reEncrypt(client, keys, request, caller.signal));
    } catch (error) {
      const { status, message } = httpErrorOf(error);
      const id = randomUUID();
      // The details go to the log only. The caller gets an ID to report.
      console.log(`${caller.signal.aborted ? "disconnected" : status} ${id} ${error}`);
      respond(status, { error: message, id });
    }
  });
  return { server, open };
}

async function reEncrypt(client: KMSClient, keys: Keys, request: IncomingMessage, abortSignal: AbortSignal) {
  if (request.url !== "/re-encrypt" || request.method !== "POST") {
    throw new HttpError(404, "Use POST /re-encrypt");
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
  // Any web page can send other content types without a CORS preflight request.
  const isJson = /^application\/json(;|$)/i.test(request.headers["content-type"] ?? "");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // Reads a body that is too large to its end without keeping it, so that the caller gets the response.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (size > MAX_BODY_BYTES) throw new HttpError(413, `The body must have at most ${MAX_BODY_BYTES} bytes`);
  if (!isJson) throw new HttpError(415, "The body must be application/json");
  const { ciphertext, context } = parse(Buffer.concat(chunks).toString());
  const bytes = Buffer.from(typeof ciphertext === "string" ? ciphertext : "", "base64");
  if (bytes.toString("base64") !== ciphertext) throw new HttpError(400, "ciphertext must be base64");
  // The client validates the context.
  return { ciphertext: bytes, context };
}

function parse(text: string): { ciphertext?: unknown; context?: Record<string, string> } {
  try {
    return Object(JSON.parse(text));
  } catch {
    throw new HttpError(400, "The body must be JSON");
  }
}

function httpErrorOf(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof InputValidationError) {
    return new HttpError(400, "The ciphertext or the context is not valid");
  }
  if (isKMSException(error, "InvalidCiphertextException", "IncorrectKeyException")) {
    return new HttpError(422, "KMS cannot decrypt the ciphertext with this context");
  }
  const lost = error instanceof ConnectionError || error instanceof TimeoutError;
  return lost || (isKMSException(error) && error.$retryable !== undefined)
    ? new HttpError(503, "KMS is not available at the moment")
    : new HttpError(500, "The service failed");
}

/** Stops accepting connections, waits for the open requests, then closes all connections. */
async function stop({ server, open }: Service, reason: string): Promise<void> {
  console.log(`${reason}: stopping`);
  const closed = once(server, "close");
  server.close();
  const finished = Promise.all([...open].map((response) => once(response, "close")));
  await Promise.race([finished, delay(SHUTDOWN_MS, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
  console.log("Stopped");
}

const CONTEXT = { tenant: "acme" };
const PLAINTEXT = Buffer.from("a secret");

/** The body of a request for the service with an in-process KMS. */
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

/** Calls the service as its callers do, and checks the response. */
async function callOnce(client: KMSClient, url: string, body: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body });
  const { ciphertext, keyId } = Object(await response.json());
  console.log(`${response.status}, re-encrypted under ${keyId}`);
  const CiphertextBlob = Buffer.from(String(ciphertext), "base64");
  const { Plaintext } = await client.send(
    new DecryptCommand({ KeyId: "alias/new", CiphertextBlob, EncryptionContext: CONTEXT }),
  );
  if (!Plaintext || !PLAINTEXT.equals(Plaintext)) {
    throw new Error("The response does not decrypt to the original plaintext");
  }
  console.log("The response decrypts to the original plaintext");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
