/**
 * Adds middleware to a client: a header on every request, and timers for calls and their attempts.
 *
 *   npm install kms-reencrypt
 *   npx tsx custom-middleware.ts
 *   npx tsx custom-middleware.ts --aws --key-id alias/app
 *
 * Middleware is added to a step of the stack, or before or after a named middleware. It runs once per call. After
 * `retryMiddleware`, it runs once per attempt. The in-process KMS fails the first attempt, so the client makes a second
 * one. The types are those of SDK v3.
 *
 * On AWS it uses a key of yours. The caller needs this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": "kms:DescribeKey",
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
 *     }
 *   ]
 * }
 */
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import {
  type BuildMiddleware,
  DescribeKeyCommand,
  type FinalizeRequestMiddleware,
  type InitializeMiddleware,
  KMSClient,
  type MetadataBearer,
  type Pluggable,
} from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

const HELP = `Adds middleware to a client: a header on every request, and timers for calls and their attempts.

Usage:
  npx tsx custom-middleware.ts                       against an in-process KMS
  npx tsx custom-middleware.ts --aws --key-id KEY    against AWS KMS

Options:
  --aws                Call AWS KMS. Default: an in-process KMS.
  --key-id KEY         Any key: key ID, key ARN, alias name or alias ARN. Required with --aws.
  --region REGION      Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE    Default: AWS_PROFILE, else "default".
  --endpoint URL       Default: the KMS endpoint of the Region.
  -h, --help           Print this help.

On AWS the caller needs credentials, and kms:DescribeKey on the key.`;

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const HEADER = "x-correlation-id";

/** Adds a header that identifies the call in the logs of proxies. */
const correlationId: BuildMiddleware<object, MetadataBearer> = (next) => (args) => {
  headersOf(args.request)[HEADER] = randomUUID();
  return next(args);
};

/** Prints whether the signature covers the header. Proxies can change headers that it does not cover. */
const signatureCheck: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => (args) => {
  const isSigned = headersOf(args.request).authorization?.includes(HEADER);
  console.log(`    ${HEADER} is ${isSigned ? "in" : "not in"} the signature`);
  return next(args);
};

const callTimer: InitializeMiddleware<object, MetadataBearer> =
  (next, { commandName = "A call" }) =>
  (args) =>
    timed(commandName, () => next(args));

const attemptTimer: FinalizeRequestMiddleware<object, MetadataBearer> = (next) => (args) =>
  timed(`  ${headersOf(args.request)["amz-sdk-request"]}`, () => next(args));

/** A plug-in adds several middleware at once. */
const timers: Pluggable<object, MetadataBearer> = {
  applyToStack(stack) {
    stack.add(callTimer, { step: "initialize", priority: "high", name: "callTimer" });
    stack.addRelativeTo(attemptTimer, {
      relation: "after",
      toMiddleware: "retryMiddleware",
      name: "attemptTimer",
    });
  },
};

/** The headers of a request. To the middleware stack, a request is `unknown`. */
function headersOf(request: unknown): Record<string, string> {
  const isRequest = (value: unknown): value is { headers: Record<string, string> } =>
    typeof value === "object" && value !== null && "headers" in value;
  return isRequest(request) ? request.headers : {};
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const report = (how: string) =>
    console.log(`${what}: ${how} after ${(performance.now() - start).toFixed(1)} ms`);
  try {
    const result = await work();
    report("succeeded");
    return result;
  } catch (error) {
    report(`failed with ${error instanceof Error ? error.name : error}`);
    throw error;
  }
}

async function main(): Promise<void> {
  const { help, aws, region, profile, endpoint, "key-id": keyId = KEY } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const local = aws ? undefined : await LocalKms.start({ seed: { Keys: [{ KeyId: KEY }] } });
  local?.faults.next(1, "KMSInternalException");
  const client = new KMSClient(
    local
      ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials }
      : { endpoint, region, profile },
  );
  try {
    await describeTwice(client, keyId);
  } finally {
    client.destroy();
    await local?.close();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        "key-id": { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    if (!help && aws && !values["key-id"]) throw new Error("--aws needs --key-id KEY");
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

async function describeTwice(client: KMSClient, KeyId: string): Promise<void> {
  const stack = client.middlewareStack;
  stack.add(correlationId, { step: "build", name: "correlationId" });
  const place = { relation: "after", toMiddleware: "httpSigningMiddleware" } as const;
  stack.addRelativeTo(signatureCheck, { ...place, name: "signatureCheck" });
  stack.use(timers);
  console.log(`The middleware stack:\n  ${stack.identify().join("\n  ")}\n`);
  await client.send(new DescribeKeyCommand({ KeyId }));

  if (!stack.remove("correlationId")) {
    throw new Error("The stack has no middleware named correlationId");
  }
  console.log("\nWithout correlationId:");
  await client.send(new DescribeKeyCommand({ KeyId }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
