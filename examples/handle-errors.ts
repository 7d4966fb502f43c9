/**
 * Causes every kind of error that a ReEncrypt call can end with, and says what a program should do about each.
 *
 *   npm install kms-reencrypt
 *   npx tsx handle-errors.ts
 *   npx tsx handle-errors.ts --aws --source-key-id alias/old --destination-key-id alias/new
 *
 * The in-process KMS injects faults to cause the errors that only KMS itself can cause. On AWS the example leaves these
 * errors out, and the errors that need a disabled key or a key that is pending deletion.
 *
 * On AWS it uses two symmetric encryption keys of yours, and the name of an alias that must not exist. The caller needs
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

const HELP = `Causes every kind of error that a ReEncrypt call can end with, and says what to do about each.

Usage:
  npx tsx handle-errors.ts                                                       against an in-process KMS
  npx tsx handle-errors.ts --aws --source-key-id KEY --destination-key-id KEY    against AWS KMS

Options:
  --aws                       Call AWS KMS. Default: an in-process KMS, which can cause more kinds of errors.
  --source-key-id KEY         The key to re-encrypt from. Required with --aws.
  --destination-key-id KEY    The key to re-encrypt to. Required with --aws.
  --region REGION             Default: AWS_REGION, else the Region of the profile.
  --profile PROFILE           Default: AWS_PROFILE, else "default".
  --endpoint URL              Default: the KMS endpoint of the Region.
  -h, --help                  Print this help.
KEY is a symmetric encryption key: key ID, key ARN, alias name or alias ARN.

On AWS the caller needs credentials, kms:Encrypt and kms:ReEncryptFrom on the source key, and kms:ReEncryptFrom and
kms:ReEncryptTo on the destination key and on alias/kms-reencrypt/missing, which must not exist.`;

/** What a program should do about an error: first the errors of the client, then those that KMS returned. */
function adviceFor(error: unknown): string {
  if (error instanceof InputValidationError) {
    return `fix the program: ${error.problems.map(({ path, message }) => `${path} ${message}`).join("; ")}`;
  }
  if (error instanceof ConfigurationError) {
    return `fix the configuration: ${error.message}`;
  }
  if (error instanceof AbortError) {
    return `do nothing, the program aborted the call itself: ${error.cause}`;
  }
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return `try again later, ${error.$metadata.attempts} attempts failed: ${error.cause.message}`;
  }
  if (isKMSException(error, ...REENCRYPT_EXCEPTIONS)) {
    return adviceForReEncrypt(error);
  }
  if (isKMSException(error, "AccessDeniedException")) {
    return `add the permission: ${error.serviceMessage}`;
  }
  if (isKMSException(error, "ThrottlingException")) {
    return `call less often, KMS throttled ${error.$metadata.attempts} attempts`;
  }
  if (error instanceof UnexpectedResponseException) {
    return `look for a proxy, something other than KMS responded with status ${error.$metadata.httpStatusCode}: ${error.excerpt.slice(0, 6)}…`;
  }
  if (isKMSException(error)) {
    return `report it: ${error.message}`;
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

/** What to do about the exceptions that ReEncrypt documents. It does not compile when a case is missing. */
function adviceForReEncrypt(error: ReEncryptException): string {
  switch (error.name) {
    case "DependencyTimeoutException":
    case "KeyUnavailableException":
    case "KMSInternalException":
      return `try again later, KMS failed ${error.$metadata.attempts} times`;
    case "DisabledException":
      return "enable the key, or use another key";
    case "KMSInvalidStateException":
      return "cancel the deletion of the key, or use another key";
    case "NotFoundException":
      return "check the key ID, the account and the Region";
    case "IncorrectKeyException":
      return "pass the key that encrypted the ciphertext as SourceKeyId";
    case "InvalidCiphertextException":
      return "check the encryption context, and that the ciphertext is complete";
    case "InvalidGrantTokenException":
      return "omit the grant token, or get a new one";
    case "InvalidKeyUsageException":
      return "pass an algorithm that the key supports";
    case "DryRunOperationException":
      return "continue, the real call would succeed";
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

/** An input that succeeds. Each case changes it so that the call fails. */
type GoodInput = Awaited<ReturnType<typeof goodInput>>;

/** Calls that fail, by the name of the error. */
type Cases = Readonly<Record<string, () => Promise<unknown>>>;

const casesOf = (config: KMSClientConfig, good: GoodInput): Cases => ({
  InputValidationError: () => send(config, { ...good, CiphertextBlob: new Uint8Array() }),
  ConfigurationError: () => send({ ...config, region: "us_east_2" }, good),
  ConnectionError: () => send({ ...config, endpoint: "http://127.0.0.1:1" }, good),
  AbortError: () => {
    const controller = new AbortController();
    const output = send(config, good, controller.signal);
    controller.abort(new Error("the user has left"));
    return output;
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

/** The cases that only the in-process KMS can cause. */
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

/** Makes a call with a new client. */
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

/** Makes a call that must fail with this error, and prints what to do about it. */
async function show(kind: string, call: () => Promise<unknown>): Promise<void> {
  const error = await call().then(
    () => new Error(`The call succeeded. It should have failed with ${kind}`),
    (reason: unknown) => reason,
  );
  const advice = adviceFor(error);
  if (!(error instanceof Error) || error.name !== kind) {
    throw new Error(`The call should have failed with ${kind}, and failed with another error: ${error}`, {
      cause: error,
    });
  }
  console.log(`${kind.padEnd(27)} ${advice}`);
}

async function main(): Promise<void> {
  const { help, aws, region, profile, endpoint, ...keys } = parseCommandLine();
  if (help) {
    console.log(HELP);
    return;
  }
  const principals = [{ arn: "arn:aws:iam::111122223333:root" }, { arn: STRANGER }];
  const local = aws ? undefined : await LocalKms.start({ seed: SEED, principals });
  const config: KMSClientConfig = local
    ? { endpoint: local.endpoint, region: local.region, credentials: local.credentials }
    : { endpoint, region, profile };
  try {
    await local?.scheduleKeyDeletion({ KeyId: DELETED_KEY });
    const good = await goodInput(
      config,
      keys["source-key-id"] ?? KEY,
      keys["destination-key-id"] ?? OTHER_KEY,
    );
    const cases = { ...casesOf(config, good), ...(local ? localCasesOf(local, config, good) : {}) };
    for (const [kind, call] of Object.entries(cases)) {
      await show(kind, call);
    }
    // Last, because the responses that the client no longer waits for may still be under way.
    local?.faults.rate(1, { latency: 60_000 });
    await show("TimeoutError", () => send({ ...config, requestHandler: { requestTimeout: 1 } }, good));
  } finally {
    await local?.close();
  }
}

function parseCommandLine() {
  try {
    const { values } = parseArgs({
      options: {
        aws: { type: "boolean", default: false },
        "source-key-id": { type: "string" },
        "destination-key-id": { type: "string" },
        region: { type: "string" },
        profile: { type: "string" },
        endpoint: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const { aws, help, ...awsOptions } = values;
    const [awsOption] = Object.keys(awsOptions);
    if (!help && !aws && awsOption) throw new Error(`--${awsOption} needs --aws`);
    if (!help && aws && !(values["source-key-id"] && values["destination-key-id"])) {
      throw new Error("--aws needs --source-key-id KEY and --destination-key-id KEY");
    }
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\nTry --help`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
