/** Makes the same calls with this package and with the SDK, and records the outcomes for comparison. */
import { generateKeyPairSync } from "node:crypto";
import * as sdk from "@aws-sdk/client-kms";
import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import * as ours from "kms-reencrypt";
import { LocalKms } from "kms-reencrypt/local";

/** Calls an operation by its name on the wire, and records the outcome. Returns no members when the call fails. */
export type Call = (operation: string, input: object) => Promise<Readonly<Record<string, unknown>>>;

/** What a scenario works with. */
export interface Scene {
  /** Makes a call. */
  readonly call: Call;
  /** Makes a call as a principal without permissions. */
  readonly stranger: Call;
  /** The server. */
  readonly kms: LocalKms;
}

/** The IDs of the keys of the server. */
export const KEYS = {
  source: "11111111-1111-1111-1111-111111111111",
  destination: "22222222-2222-2222-2222-222222222222",
  rsa: "33333333-3333-3333-3333-333333333333",
  disabled: "44444444-4444-4444-4444-444444444444",
  signing: "55555555-5555-5555-5555-555555555555",
  hmac: "66666666-6666-6666-6666-666666666666",
  agreeing: "77777777-7777-7777-7777-777777777777",
  external: "88888888-8888-8888-8888-888888888888",
} as const;

const material = (byte: number): string => Buffer.alloc(32, byte).toString("base64");
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const rsaMaterial = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
const ecc = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
const eccMaterial = ecc.privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
const seed = {
  Keys: [
    { KeyId: KEYS.source, KeyMaterial: material(1) },
    { KeyId: KEYS.destination, KeyMaterial: material(2) },
    { KeyId: KEYS.rsa, KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT", KeyMaterial: rsaMaterial },
    { KeyId: KEYS.disabled, KeyMaterial: material(3), Enabled: false },
    { KeyId: KEYS.signing, KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY", KeyMaterial: rsaMaterial },
    { KeyId: KEYS.hmac, KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC", KeyMaterial: material(4) },
    { KeyId: KEYS.agreeing, KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT", KeyMaterial: eccMaterial },
    { KeyId: KEYS.external, Origin: "EXTERNAL" },
  ],
  Aliases: [
    { AliasName: "alias/source", TargetKeyId: KEYS.source },
    { AliasName: "alias/destination", TargetKeyId: KEYS.destination },
  ],
} as const;

const packages = { ours, sdk };
const STRANGER = "arn:aws:iam::111122223333:user/stranger";

/** The ways to call: with commands, with the methods of the aggregated client, and with methods and callbacks. */
export const WAYS = ["commands", "methods", "callbacks"] as const;

type Package = keyof typeof packages;
type Way = (typeof WAYS)[number];

/** Runs a scenario with one of the packages against its own LocalKms, and returns the outcome of each call in order. */
export async function outcomesOf(
  packageName: Package,
  way: Way,
  scenario: (scene: Scene) => Promise<unknown>,
): Promise<unknown[]> {
  const principals = [{ arn: "arn:aws:iam::111122223333:root" }, { arn: STRANGER }];
  const kms = await LocalKms.start({ seed, principals, regions: ["us-east-1", "eu-west-1"] });
  const outcomes: unknown[] = [];
  const { endpoint, region } = kms;
  const callerWith = (credentials: object) =>
    recordingCall(packageName, way, { endpoint, region, credentials }, outcomes);
  const [call, stranger] = [callerWith(kms.credentials), callerWith(kms.credentialsOf(STRANGER))];
  try {
    await scenario({ kms, call, stranger });
  } finally {
    await kms.close();
  }
  return outcomes;
}

function recordingCall(packageName: Package, way: Way, options: object, outcomes: unknown[]): Call {
  const Client = packages[packageName][way === "commands" ? "KMSClient" : "KMS"];
  const config = { ...options, retryStrategy: new ConfiguredRetryStrategy(2, 0) };
  const client: object = Reflect.construct(Client, [config]);
  return async (operation, input) => {
    try {
      const output = await callByName(client, packageName, way, operation, input);
      outcomes.push({ operation, output: comparable(output, operation) });
      return output;
    } catch (error) {
      outcomes.push({ operation, error: comparableError(error, packageName) });
      return {};
    }
  };
}

/** Calls an operation whose name is known only at run time. */
function callByName(
  client: object,
  packageName: Package,
  way: Way,
  operation: string,
  input: object,
): Promise<Readonly<Record<string, unknown>>> {
  if (way === "commands") {
    const command: object = Reflect.construct(Reflect.get(packages[packageName], `${operation}Command`), [
      input,
    ]);
    return Reflect.apply(Reflect.get(client, "send"), client, [command]);
  }
  const method = Reflect.get(
    client,
    operation.replace(/^[A-Z]/, (letter) => letter.toLowerCase()),
  );
  return way === "methods"
    ? Reflect.apply(method, client, [input])
    : new Promise((resolve, reject) => {
        const callback = (error: unknown, output: Readonly<Record<string, unknown>>) =>
          error === null ? resolve(output) : reject(error);
        Reflect.apply(method, client, [input, callback]);
      });
}

/** Members whose values are random. Only their length is compared. */
const RANDOM =
  /^(CiphertextBlob|PrivateKey\w+|PublicKey|GrantId|GrantToken|ImportToken|CustomKeyStoreId|CloudTrailEventId|KmsRequestId)$/;

function comparable(value: unknown, operation: string, name = ""): unknown {
  if (value instanceof Uint8Array) {
    const random =
      RANDOM.test(name) ||
      (name === "Plaintext" && operation.startsWith("Generate")) ||
      /capsulate$/.test(operation);
    const type = value.constructor.name;
    return random && operation !== "GetPublicKey" ? [type, value.length] : [type, ...value];
  }
  if (value instanceof Date) {
    return "a Date";
  }
  if (typeof value === "string") {
    const known: readonly string[] = Object.values(KEYS);
    return RANDOM.test(name)
      ? [name, value.length]
      : value
          .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) =>
            known.includes(id) ? id : "a new id",
          )
          .replace(/cks-[0-9a-f]{17}/g, "a custom key store")
          .replace(/mrk-[0-9a-f]{32}/g, "a multi-Region id")
          .replace(/[0-9a-f]{64}/, "a material id");
  }
  if (name === "totalRetryDelay") {
    return "a delay";
  }
  return Array.isArray(value)
    ? value.map((item) => comparable(item, operation, name))
    : typeof value === "object" && value !== null
      ? members(value, operation)
      : value;
}

/** Undefined members count as missing. */
const members = (value: object, operation: string): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, comparable(member, operation, name)]),
  );

/** The comparable parts of an error. Our message says more, so it is checked for the code and the message of KMS. */
function comparableError(error: unknown, packageName: Package): object {
  const { KMSServiceException } = packages[packageName];
  if (!(error instanceof KMSServiceException)) {
    throw error;
  }
  const { name, message, $fault, $metadata, $response } = error;
  const ofSdk: unknown = Reflect.get(sdk, name);
  const ownClass: unknown = Reflect.get(packages[packageName], name);
  return {
    name,
    said: comparable(said(error), ""),
    namesCode: packageName === "sdk" || message.includes(` failed with ${name}: `),
    $fault,
    $metadata: comparable($metadata, ""),
    status: $response?.statusCode,
    isError: error instanceof Error,
    // The SDK has no class for the common errors.
    isInstanceOfItsClass:
      ofSdk === undefined || (typeof ownClass === "function" && error instanceof ownClass),
  };
}

/** What KMS itself said; a text that differs from it when the message lacks it. */
function said(error: ours.KMSServiceException | sdk.KMSServiceException): string {
  if (!(error instanceof ours.KMSServiceException)) {
    return error.message;
  }
  const { serviceMessage } = error;
  return serviceMessage === undefined || error.message.includes(serviceMessage)
    ? (serviceMessage ?? "UnknownError")
    : "the message leaves out what KMS said";
}
