/**
 * A Lambda function that re-encrypts a ciphertext under another KMS key. To deploy it, bundle it into one file. Set the
 * environment variables SOURCE_KEY_ID and DESTINATION_KEY_ID of the function. Lambda sets Region and credentials.
 *
 *   npm install kms-reencrypt esbuild
 *   npx esbuild lambda.ts --bundle --minify --platform=node --target=node20 --format=esm \
 *     --main-fields=module,main --define:process.env.NODE_ENV='"production"' --outfile=index.mjs
 *
 * The role of the function needs this policy:
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
 * It also runs on this machine: the file bundles itself in the same way and serves the Runtime API of Lambda.
 *
 *   npx tsx lambda.ts
 *   npx tsx lambda.ts --aws --source-key-id alias/old --destination-key-id alias/new --event '{"ciphertext": "…"}'
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { DecryptCommand, EncryptCommand, KMSClient, ReEncryptCommand } from "kms-reencrypt";

/** The event: a ciphertext in base64, and its encryption context. */
interface Input {
  readonly ciphertext: string;
  readonly context?: Record<string, string>;
}

/** The part of the Lambda context that the function uses. */
interface Context {
  readonly getRemainingTimeInMillis: () => number;
}

// Outside the handler, so that all invocations of an instance share the client and its connections.
const client = new KMSClient();

/** Re-encrypts a ciphertext and keeps its encryption context. */
export async function handler({ ciphertext, context }: Input, { getRemainingTimeInMillis }: Context) {
  const { SOURCE_KEY_ID, DESTINATION_KEY_ID } = process.env;
  if (!SOURCE_KEY_ID || !DESTINATION_KEY_ID) {
    throw new Error("Set SOURCE_KEY_ID and DESTINATION_KEY_ID in the environment of the function");
  }
  const old = Buffer.from(String(ciphertext), "base64");
  if (old.toString("base64") !== ciphertext) throw new TypeError("ciphertext must be base64");
  const command = new ReEncryptCommand({
    CiphertextBlob: old,
    SourceKeyId: SOURCE_KEY_ID,
    SourceEncryptionContext: context,
    DestinationKeyId: DESTINATION_KEY_ID,
    DestinationEncryptionContext: context,
  });
  // Aborts before the deadline, because an error says more than a timeout of Lambda.
  const abortSignal = AbortSignal.timeout(Math.max(0, getRemainingTimeInMillis() - 250));
  const { CiphertextBlob, KeyId } = await client.send(command, { abortSignal });
  return { ciphertext: Buffer.from(CiphertextBlob).toString("base64"), keyId: KeyId };
}

// The rest runs the function on this machine. Production bundles leave it out.

const HELP = `A Lambda function that re-encrypts a ciphertext under another KMS key. Bundles it and runs it on this machine.

Usage (npm install esbuild first):
  npx tsx lambda.ts            against an in-process KMS
  npx tsx lambda.ts --aws --source-key-id KEY --destination-key-id KEY --event JSON
                               against AWS KMS

Options:
  --aws                       Call AWS KMS. Default: an in-process KMS.
  --source-key-id KEY         The key to re-encrypt from. Required with --aws.
  --destination-key-id KEY    The key to re-encrypt to. Required with --aws.
  --event JSON                An event: {"ciphertext": BASE64, "context": {…}}; the context is optional. Required with
                              --aws. Repeat it for several events.
  --timeout SECONDS           The timeout of the function, 1 or more. Default: 3.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region.
  -h, --help                  Print this help.
KEY is a symmetric encryption key: key ID, key ARN, alias name or alias ARN.

On AWS the caller needs credentials, kms:ReEncryptFrom on the source key, and kms:ReEncryptTo on the destination key.`;

async function main(): Promise<void> {
  const { help, aws, event, milliseconds, environment } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const outcomes = await (aws ? run(event, milliseconds, environment) : demonstrate(milliseconds));
  if (outcomes.some(({ kind }) => kind !== "response")) process.exitCode = 1;
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        event: { type: "string", multiple: true },
        timeout: { type: "string", default: "3" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, timeout, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    const { event = [] } = values;
    if (!help && aws && !(values["source-key-id"] && values["destination-key-id"] && event.length > 0)) {
      throw new Error("--aws needs --source-key-id KEY, --destination-key-id KEY and --event JSON");
    }
    if (!(Number(timeout) >= 1)) throw new Error("--timeout takes a number of seconds, 1 or more");
    return { aws, help, event, milliseconds: Number(timeout) * 1000, environment: environmentOf(values) };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

/** The environment variables of the function. A profile replaces the credentials of this process. */
function environmentOf(values: Readonly<Record<string, unknown>>): NodeJS.ProcessEnv {
  const variables = {
    SOURCE_KEY_ID: values["source-key-id"],
    DESTINATION_KEY_ID: values["destination-key-id"],
    AWS_REGION: values.region,
    AWS_PROFILE: values.profile,
    AWS_ENDPOINT_URL_KMS: values.endpoint,
  };
  const given = Object.entries(variables).filter(([, value]) => value !== undefined);
  const credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
  const replaced = values.profile === undefined ? [] : credentials.map((name) => [name, undefined]);
  return Object.fromEntries([...given, ...replaced]);
}

/** What the function sent to Lambda: a response or an error, as JSON. */
interface Outcome {
  readonly kind: string;
  readonly body: string;
}

/** Invokes the function with a ciphertext from an in-process KMS, and checks the response. */
async function demonstrate(milliseconds: number): Promise<readonly Outcome[]> {
  const { LocalKms } = await import("kms-reencrypt/local");
  const local = await LocalKms.start();
  const { endpoint, region, credentials } = local;
  const kms = new KMSClient({ endpoint, region, credentials });
  try {
    const [{ KeyId: from }, { KeyId: to }] = [await local.createKey(), await local.createKey()];
    const [plaintext, context] = [Buffer.from("a secret"), { tenant: "acme" }];
    const old = await kms.send(
      new EncryptCommand({ KeyId: from, Plaintext: plaintext, EncryptionContext: context }),
    );
    const ciphertext = Buffer.from(old.CiphertextBlob).toString("base64");
    const outcomes = await run([JSON.stringify({ ciphertext, context })], milliseconds, {
      ...{ SOURCE_KEY_ID: from, DESTINATION_KEY_ID: to, AWS_ENDPOINT_URL_KMS: endpoint, AWS_REGION: region },
      ...{ AWS_ACCESS_KEY_ID: credentials.accessKeyId, AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey },
    });
    for (const { body } of outcomes.filter(({ kind }) => kind === "response")) {
      const CiphertextBlob = Buffer.from(JSON.parse(body).ciphertext, "base64");
      const command = new DecryptCommand({ KeyId: to, CiphertextBlob, EncryptionContext: context });
      const { Plaintext } = await kms.send(command);
      if (!Plaintext || !plaintext.equals(Plaintext)) {
        throw new Error("The response does not decrypt to the original plaintext");
      }
      console.log("The response decrypts to the original plaintext");
    }
    return outcomes;
  } finally {
    kms.destroy();
    await local.close();
  }
}

/** Bundles the function, and lets one instance handle the events in order. */
async function run(events: readonly string[], milliseconds: number, environment: NodeJS.ProcessEnv) {
  const folder = await mkdtemp(`${tmpdir()}/lambda-`);
  const outcomes: Outcome[] = [];
  let instance: ChildProcess | undefined;
  let start = 0;
  const api = runtimeApi(events, milliseconds, (outcome) => {
    if (outcomes.length === 0) {
      console.log(`Cold start  ${Math.round(performance.now() - start)} ms until the first response`);
    }
    console.log(`${outcome.kind.padEnd(11)} ${outcome.body}`);
    outcomes.push(outcome);
    if (outcomes.length === events.length) instance?.kill();
  });
  try {
    await once(api.listen(0, "127.0.0.1"), "listening");
    console.log(`Bundle      ${await bundle(process.argv[1] ?? "", `${folder}/index.mjs`)} bytes`);
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
  if (outcomes.length < events.length)
    throw new Error("The function exited before it had handled all events");
  return outcomes;
}

async function bundle(file: string, outfile: string): Promise<number> {
  const { build } = await import("esbuild");
  await build({
    ...{ entryPoints: [file], outfile, bundle: true, minify: true, format: "esm" },
    ...{ platform: "node", target: "node20", mainFields: ["module", "main"] },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return (await readFile(outfile)).length;
}

/** The Runtime API of Lambda: hands out the next event, and receives its outcome. */
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
      // After the last event the request stays open, as in Lambda.
      const event = waiting.shift();
      response.setHeader("lambda-runtime-aws-request-id", `event-${events.length - waiting.length}`);
      response.setHeader("lambda-runtime-deadline-ms", Date.now() + timeout);
      response.end(event);
    }
  });
}

/** The part of the Lambda runtime that this function needs. */
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
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
