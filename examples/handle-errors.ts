/**
 * Causes every kind of error that a ReEncrypt can end with, and says what a program does about each:
 *
 *   npx tsx examples/handle-errors.ts
 *   npx tsx examples/handle-errors.ts --aws --key-id alias/old --other-key-id alias/new
 *
 * The KMS inside this process has faults to cause what only KMS itself can cause. On AWS these kinds are left out, and
 * so are those that need a key which is disabled or about to be deleted.
 *
 * On AWS it takes two symmetric keys of yours, and uses the name of an alias that must not be there. The caller needs
 * this policy:
 *
 * {
 *   "Version": "2012-10-17",
 *   "Statement": [
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:Encrypt", "kms:ReEncryptFrom"],
 *       "Resource": "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
 *     },
 *     {
 *       "Effect": "Allow",
 *       "Action": ["kms:ReEncryptFrom", "kms:ReEncryptTo"],
 *       "Resource": [
 *         "arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321",
 *         "arn:aws:kms:us-east-1:111122223333:alias/kms-reencrypt/missing"
 *       ]
 *     }
 *   ]
 * }
 */
import { parseArgs } from "node:util";
import {
  AbortError,
  ConfigurationError,
  ConnectionError,
  EncryptCommand,
  InputValidationError,
  isKMSException,
  KMSClient,
  type KMSClientConfig,
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptException,
  TimeoutError,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { type Fault, LocalKms, type Seed } from "kms-reencrypt/local";

/** What a program does about an error: first the kinds that never came from KMS, then those that did. */
function adviceFor(error: unknown): string {
  if (error instanceof InputValidationError) {
    return `correct the program: ${error.problems.map(({ path, message }) => `${path} ${message}`).join("; ")}`;
  }
  if (error instanceof ConfigurationError) {
    return `correct the configuration: ${error.message}`;
  }
  if (error instanceof AbortError) {
    return `nothing, because it was our wish: ${error.cause}`;
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return `try again later, ${error.$metadata.attempts} attempts failed: ${error.cause.message}`;
  }
  if (isKMSException(error, ...REENCRYPT_EXCEPTIONS)) {
    return adviceForReEncrypt(error);
  }
  if (isKMSException(error, "AccessDeniedException")) {
    return `have the permission added: ${error.serviceMessage}`;
  }
  if (isKMSException(error, "ThrottlingException")) {
    return `call less often, ${error.$metadata.attempts} attempts were too many`;
  }
  if (error instanceof UnexpectedResponseException) {
    return `look for a proxy, it answered with status ${error.$metadata.httpStatusCode}: ${error.excerpt.slice(0, 6)}…`;
  }
  if (isKMSException(error)) {
    return `report it with its message and its request id: ${error.$metadata.requestId}`;
  }
  throw error;
}

const REENCRYPT_EXCEPTIONS = [
  "DependencyTimeoutException",
  "DisabledException",
  "DryRunOperationException",
  "IncorrectKeyException",
  "InvalidCiphertextException",
  "InvalidGrantTokenException",
  "InvalidKeyUsageException",
  "KeyUnavailableException",
  "KMSInternalException",
  "KMSInvalidStateException",
  "NotFoundException",
] as const satisfies readonly ReEncryptException["name"][];

/** What to do about the exceptions that ReEncrypt documents. Without one of the cases this does not compile. */
function adviceForReEncrypt(error: ReEncryptException): string {
  switch (error.name) {
    case "DependencyTimeoutException":
    case "KeyUnavailableException":
    case "KMSInternalException":
      return `try again later, KMS failed ${error.$metadata.attempts} times`;
    case "DisabledException":
      return "enable the key, or use another";
    case "KMSInvalidStateException":
      return "cancel the deletion of the key, or use another";
    case "NotFoundException":
      return "check the name of the key, the account and the Region";
    case "IncorrectKeyException":
      return "name the key that the ciphertext was made with";
    case "InvalidCiphertextException":
      return "check the encryption context, and that the ciphertext is whole";
    case "InvalidGrantTokenException":
      return "leave the grant token out, or ask for a new one";
    case "InvalidKeyUsageException":
      return "name an algorithm that the key has";
    case "DryRunOperationException":
      return "go on, the real call will succeed";
  }
}

const KEY = "1234abcd-12ab-34cd-56ef-1234567890ab";
const OTHER_KEY = "0987dcba-09fe-87dc-65ba-ab0987654321";
const DISABLED_KEY = "5678dcba-09fe-87dc-65ba-ab0987654321";
const DELETED_KEY = "8765dcba-09fe-87dc-65ba-ab0987654321";
const SEED: Seed = {
  Keys: [
    { KeyId: KEY },
    { KeyId: OTHER_KEY },
    { KeyId: DISABLED_KEY, Enabled: false },
    { KeyId: DELETED_KEY },
  ],
};
const STRANGER = "arn:aws:iam::111122223333:user/stranger";
const ATTEMPTS = 2;

/** A ReEncrypt that succeeds, for the cases to change. */
type GoodInput = Awaited<ReturnType<typeof goodInput>>;

/** Calls that fail, each by the name of its error. */
type Cases = Readonly<Record<string, () => Promise<unknown>>>;

const casesOf = (config: KMSClientConfig, good: GoodInput): Cases => ({
  InputValidationError: () => send(config, { ...good, CiphertextBlob: new Uint8Array() }),
  ConfigurationError: () => send({ ...config, region: "us_east_2" }, good),
  ConnectionError: () => send({ ...config, endpoint: "http://127.0.0.1:1" }, good),
  AbortError: () => {
    const controller = new AbortController();
    const answer = send(config, good, controller.signal);
    controller.abort(new Error("the user has left"));
    return answer;
  },
  NotFoundException: () => send(config, { ...good, DestinationKeyId: "alias/kms-reencrypt/missing" }),
  IncorrectKeyException: () => send(config, { ...good, SourceKeyId: good.DestinationKeyId }),
  InvalidCiphertextException: () => send(config, { ...good, SourceEncryptionContext: { tenant: "other" } }),
  InvalidGrantTokenException: () => send(config, { ...good, GrantTokens: ["no-token"] }),
  InvalidKeyUsageException: () =>
    send(config, { ...good, DestinationEncryptionAlgorithm: "RSAES_OAEP_SHA_256" }),
  DryRunOperationException: () => send(config, { ...good, DryRun: true }),
  UnrecognizedClientException: () =>
    send({ ...config, credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "example" } }, good),
});

/** What only a KMS inside the process can be made to answer. */
function localCasesOf(local: LocalKms, config: KMSClientConfig, good: GoodInput): Cases {
  const withFault = (fault: Fault) => () => {
    local.faults.next(ATTEMPTS, fault);
    return send(config, good);
  };
  return {
    DisabledException: () => send(config, { ...good, DestinationKeyId: DISABLED_KEY }),
    KMSInvalidStateException: () => send(config, { ...good, DestinationKeyId: DELETED_KEY }),
    AccessDeniedException: () => send({ ...config, credentials: local.credentialsOf(STRANGER) }, good),
    DependencyTimeoutException: withFault("DependencyTimeoutException"),
    KeyUnavailableException: withFault("KeyUnavailableException"),
    KMSInternalException: withFault("KMSInternalException"),
    ThrottlingException: withFault("ThrottlingException"),
    UnexpectedResponseException: withFault("BadGateway"),
  };
}

/** Makes a call with a client of its own. */
async function send(config: KMSClientConfig, input: ReEncryptCommandInput, abortSignal?: AbortSignal) {
  const client = new KMSClient({ maxAttempts: ATTEMPTS, ...config });
  try {
    return await client.send(new ReEncryptCommand(input), { abortSignal });
  } finally {
    client.destroy();
  }
}

async function goodInput(config: KMSClientConfig, SourceKeyId: string, DestinationKeyId: string) {
  const client = new KMSClient(config);
  const SourceEncryptionContext = { tenant: "acme" };
  const context = { EncryptionContext: SourceEncryptionContext };
  const input = { KeyId: SourceKeyId, Plaintext: Buffer.from("data"), ...context };
  try {
    const { CiphertextBlob } = await client.send(new EncryptCommand(input));
    return { CiphertextBlob, SourceKeyId, SourceEncryptionContext, DestinationKeyId };
  } finally {
    client.destroy();
  }
}

/** Makes a call that has to fail with a kind of error, and shows what to do about it. */
async function show(kind: string, call: () => Promise<unknown>): Promise<void> {
  const error = await call().then(
    () => new Error(`${kind} was not caused: the call succeeded`),
    (reason: unknown) => reason,
  );
  const advice = adviceFor(error);
  if (!(error instanceof Error) || error.name !== kind) {
    throw new Error(`${kind} was not caused, but this: ${error}`, { cause: error });
  }
  console.log(`${kind.padEnd(27)} ${advice}`);
}

async function main(): Promise<void> {
  const key = { type: "string" } as const;
  const options = { aws: { type: "boolean" }, "key-id": key, "other-key-id": key } as const;
  const { aws = false, "key-id": keyId, "other-key-id": otherKeyId } = parseArgs({ options }).values;
  if (aws !== (keyId !== undefined) || aws !== (otherKeyId !== undefined)) {
    throw new Error(
      "Give --aws, --key-id KEY and --other-key-id KEY together, or none for a KMS inside this process",
    );
  }
  const principals = [{ arn: "arn:aws:iam::111122223333:root" }, { arn: STRANGER }];
  await using local = aws ? undefined : await LocalKms.start({ seed: SEED, principals });
  await local?.scheduleKeyDeletion({ KeyId: DELETED_KEY });
  const config: KMSClientConfig = local
    ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials }
    : {};
  const good = await goodInput(config, keyId ?? KEY, otherKeyId ?? OTHER_KEY);
  const cases = { ...casesOf(config, good), ...(local ? localCasesOf(local, config, good) : {}) };
  for (const [kind, call] of Object.entries(cases)) {
    await show(kind, call);
  }
  // In the end, because an answer that nobody waits for may still be on its way. No KMS answers within a millisecond.
  local?.faults.rate(1, { latency: 60_000 });
  await show("TimeoutError", () => send({ ...config, requestHandler: { requestTimeout: 1 } }, good));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
