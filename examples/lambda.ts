/**
 * A Lambda function that moves a ciphertext to a new KMS key. To deploy it, make one file of it, and give the function
 * the environment variables FROM_KEY and TO_KEY; Region and credentials are there already:
 *
 *   npx esbuild examples/lambda.ts --bundle --minify --platform=node --target=node20 --format=esm \
 *     --main-fields=module,main --define:process.env.NODE_ENV='"production"' --outfile=index.mjs
 *
 * The role of the function needs:
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
 *
 * On this machine it is bundled in the same way and runs as in Lambda, over the Runtime API:
 *
 *   npx tsx examples/lambda.ts                                 in a KMS inside this process
 *   npx tsx examples/lambda.ts --aws --from KEY --to KEY --event '{"ciphertext": "…"}' [--event …] [--timeout SECONDS]
 *                                                              on AWS, with credentials from the environment
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";

/** What the function is called with: a ciphertext in base64, and its encryption context. */
interface Input {
  readonly ciphertext: string;
  readonly context?: Record<string, string>;
}

/** The part of Lambda's context that is of use here. */
interface Context {
  readonly getRemainingTimeInMillis: () => number;
}

// Outside of the handler: all invocations of an instance share it and its connections.
const client = new KMSClient();

/** Moves a ciphertext from FROM_KEY to TO_KEY; its encryption context stays. */
export async function handler({ ciphertext, context }: Input, { getRemainingTimeInMillis }: Context) {
  const { FROM_KEY, TO_KEY } = process.env;
  if (!FROM_KEY || !TO_KEY) throw new Error("Set FROM_KEY and TO_KEY in the environment of the function");
  const old = Buffer.from(String(ciphertext), "base64");
  if (old.toString("base64") !== ciphertext) throw new TypeError("ciphertext must be base64");
  const command = new ReEncryptCommand({
    CiphertextBlob: old,
    SourceKeyId: FROM_KEY,
    SourceEncryptionContext: context,
    DestinationKeyId: TO_KEY,
    DestinationEncryptionContext: context,
  });
  // An error shortly before the end tells more than being stopped by Lambda at the end.
  const abortSignal = AbortSignal.timeout(Math.max(0, getRemainingTimeInMillis() - 250));
  const { CiphertextBlob, KeyId } = await client.send(command, { abortSignal });
  return { ciphertext: Buffer.from(CiphertextBlob).toString("base64"), keyId: KeyId };
}

// All of the rest runs the function on this machine. A bundle for production is without it.

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      aws: { type: "boolean", default: false },
      from: { type: "string", default: "" },
      to: { type: "string", default: "" },
      event: { type: "string", multiple: true, default: [] },
      timeout: { type: "string", default: "3" },
    },
  });
  const { aws, from, to, event, timeout } = values;
  const given = [from, to, ...event].filter((value) => value !== "");
  if (aws ? !from || !to || event.length === 0 : given.length > 0) {
    throw new Error("Give --aws with --from KEY, --to KEY and --event JSON, or none of them");
  }
  if (!(Number(timeout) >= 1)) throw new Error("--timeout takes a number of seconds, 1 or more");
  const milliseconds = Number(timeout) * 1000;
  const outcomes = aws
    ? await run(event, milliseconds, { FROM_KEY: from, TO_KEY: to })
    : await demonstrate(milliseconds);
  if (outcomes.some(({ kind }) => kind !== "response")) process.exitCode = 1;
}

/** What the function told Lambda: a response or an error, and its JSON. */
interface Outcome {
  readonly kind: string;
  readonly body: string;
}

/** Calls the function with a ciphertext of a local KMS, and checks what it answers. */
async function demonstrate(milliseconds: number): Promise<readonly Outcome[]> {
  const { LocalKms } = await import("kms-reencrypt/local");
  await using local = await LocalKms.start();
  const { endpoint, region, credentials } = local;
  const kms = new KMSClient({ endpoint, region, credentials });
  const [{ KeyId: from }, { KeyId: to }] = [await local.createKey(), await local.createKey()];
  const plaintext = Buffer.from("for the demonstration");
  const context = { tenant: "acme" };
  const old = await kms.send(
    new EncryptCommand({ KeyId: from, Plaintext: plaintext, EncryptionContext: context }),
  );
  const ciphertext = Buffer.from(old.CiphertextBlob).toString("base64");
  const outcomes = await run([JSON.stringify({ ciphertext, context })], milliseconds, {
    ...{ FROM_KEY: from, TO_KEY: to, AWS_ENDPOINT_URL_KMS: endpoint, AWS_REGION: region },
    ...{ AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey },
  });
  for (const { body } of outcomes.filter(({ kind }) => kind === "response")) {
    const CiphertextBlob = Buffer.from(JSON.parse(body).ciphertext, "base64");
    const command = new DecryptCommand({ KeyId: to, CiphertextBlob, EncryptionContext: context });
    const { Plaintext } = await kms.send(command);
    if (!Plaintext || !plaintext.equals(Plaintext))
      throw new Error("The response decrypts to something else");
    console.log("The response decrypts to what was encrypted");
  }
  kms.destroy();
  return outcomes;
}

/** Bundles the function, and has one instance of it take the events one after the other. */
async function run(events: readonly string[], milliseconds: number, environment: Record<string, string>) {
  const folder = await mkdtemp(`${tmpdir()}/lambda-`);
  const outcomes: Outcome[] = [];
  let instance: ChildProcess | undefined;
  let start = 0;
  const api = runtimeApi(events, milliseconds, (outcome) => {
    if (outcomes.length === 0) {
      console.log(`Cold start  ${Math.round(performance.now() - start)} ms until the first answer`);
    }
    console.log(`${outcome.kind.padEnd(11)} ${outcome.body}`);
    outcomes.push(outcome);
    if (outcomes.length === events.length) instance?.kill();
  });
  try {
    await once(api.listen(0, "127.0.0.1"), "listening");
    console.log(`Bundle      ${await bundle(`${folder}/index.mjs`)} bytes`);
    await writeFile(`${folder}/bootstrap.mjs`, BOOTSTRAP);
    start = performance.now();
    const AWS_LAMBDA_RUNTIME_API = `127.0.0.1:${Object(api.address()).port}`;
    const env = { ...process.env, ...environment, AWS_LAMBDA_RUNTIME_API };
    instance = spawn(process.execPath, [`${folder}/bootstrap.mjs`], { env, stdio: "inherit" });
    await once(instance, "exit");
  } finally {
    api.close().closeAllConnections();
    await rm(folder, { recursive: true });
  }
  if (outcomes.length < events.length) throw new Error("The function ended without an answer");
  return outcomes;
}

async function bundle(outfile: string): Promise<number> {
  const { build } = await import("esbuild");
  await build({
    ...{ entryPoints: [import.meta.filename], outfile, bundle: true, minify: true, format: "esm" },
    ...{ platform: "node", target: "node20", mainFields: ["module", "main"] },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return (await readFile(outfile)).length;
}

/** The Runtime API of Lambda: gives the next event to who asks for it, and takes what became of it. */
function runtimeApi(
  events: readonly string[],
  timeout: number,
  onOutcome: (outcome: Outcome) => void,
): Server {
  const waiting = [...events];
  return createServer(async (request, response) => {
    const [, path = ""] = (request.url ?? "").split("/2018-06-01/runtime/invocation/");
    const [, kind] = /^event-\d+\/(response|error)$/.exec(path) ?? [];
    if (kind !== undefined) {
      const body = await text(request);
      response.writeHead(202).end();
      onOutcome({ kind, body });
    } else if (path !== "next") {
      response.writeHead(404).end();
    } else if (waiting.length > 0) {
      // When there is no further event, the answer never comes, as in Lambda.
      const event = waiting.shift();
      response.setHeader("lambda-runtime-aws-request-id", `event-${events.length - waiting.length}`);
      response.setHeader("lambda-runtime-deadline-ms", Date.now() + timeout);
      response.end(event);
    }
  });
}

/** What the runtime in Lambda does around a handler, as far as this function needs it. */
const BOOTSTRAP = `
import { request } from "node:http";
import { text } from "node:stream/consumers";

const call = (method, path, body) => new Promise((resolve, reject) => {
  const url = "http://" + process.env.AWS_LAMBDA_RUNTIME_API + "/2018-06-01/runtime/" + path;
  request(url, { method }, resolve).on("error", reject).end(body && JSON.stringify(body));
});
const { handler } = await import("./index.mjs");
for (;;) {
  const next = await call("GET", "invocation/next");
  const id = next.headers["lambda-runtime-aws-request-id"];
  const getRemainingTimeInMillis = () => next.headers["lambda-runtime-deadline-ms"] - Date.now();
  try {
    const result = await handler(JSON.parse(await text(next)), { awsRequestId: id, getRemainingTimeInMillis });
    (await call("POST", "invocation/" + id + "/response", result)).resume();
  } catch ({ name, message }) {
    const error = { errorType: name, errorMessage: message };
    (await call("POST", "invocation/" + id + "/error", error)).resume();
  }
}
`;

if (process.env.NODE_ENV !== "production" && process.argv[1]?.endsWith("lambda.ts")) {
  await main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
