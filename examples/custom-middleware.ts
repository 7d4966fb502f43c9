/**
 * Adds middleware to a client: a header for every call, and the time that calls and their attempts take:
 *
 *   npx tsx examples/custom-middleware.ts
 *   npx tsx examples/custom-middleware.ts --aws --key-id alias/app
 *
 * Middleware stands in a step, or before or after middleware that has a name. It runs once for each call, and what
 * stands after `retryMiddleware` runs once for each attempt. In the KMS inside this process the first attempt fails, so
 * that there is a second. The types are those of SDK v3.
 *
 * On AWS it takes a key of yours. The caller needs this policy:
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

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const HEADER = "x-correlation-id";

/** Names each call in a header, so that logs on the way can tell them apart. */
const correlationId: BuildMiddleware<object, MetadataBearer> = (next) => (args) => {
  headersOf(args.request)[HEADER] = randomUUID();
  return next(args);
};

/** Says whether the signature covers the header: what is added after it, anybody on the way could change. */
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

/** A plug-in: several pieces of middleware that belong together. */
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

/** The headers of a request; the types of the stack leave open what a request is. */
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
  const options = { aws: { type: "boolean" }, "key-id": { type: "string" } } as const;
  const { aws = false, "key-id": key } = parseArgs({ options }).values;
  if (aws !== (key !== undefined)) {
    throw new Error("Give --aws and --key-id KEY together, or neither of them for a KMS inside this process");
  }
  await using local = aws ? undefined : await LocalKms.start({ seed: { Keys: [{ KeyId: KEY }] } });
  local?.faults.next(1, "KMSInternalException");
  const client = new KMSClient(
    local ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials } : {},
  );
  try {
    await describeTwice(client, key ?? KEY);
  } finally {
    client.destroy();
  }
}

async function describeTwice(client: KMSClient, KeyId: string): Promise<void> {
  const stack = client.middlewareStack;
  stack.add(correlationId, { step: "build", name: "correlationId" });
  const place = { relation: "after", toMiddleware: "httpSigningMiddleware" } as const;
  stack.addRelativeTo(signatureCheck, { ...place, name: "signatureCheck" });
  stack.use(timers);
  console.log(`The pipeline:\n  ${stack.identify().join("\n  ")}\n`);
  await client.send(new DescribeKeyCommand({ KeyId }));

  if (!stack.remove("correlationId")) {
    throw new Error("There was no correlationId to remove");
  }
  console.log("\nWithout correlationId:");
  await client.send(new DescribeKeyCommand({ KeyId }));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
