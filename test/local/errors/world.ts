/** Keys in every state and ciphertexts of every kind, and tables of requests that KMS refuses. */
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toWire } from "../../../src/protocol/aws-json.js";
import { awsClient, bytes, call, flip, OPERATIONS } from "../support.js";

type Operation = keyof typeof OPERATIONS;

/** Members of a request. Text such as `key:rsa` or `blob:plain` stands for a key id or a ciphertext of the world. */
export type Members = Readonly<Record<string, unknown>>;

/** A request that is refused: how it differs from one that succeeds, and the answer; `{rsa}` is the ARN of a key. */
export type Refusal = readonly [
  cause: string,
  operation: Operation,
  change: Members,
  error: string,
  message?: string,
];

const SUCCEEDS: Readonly<Record<Operation, Members>> = {
  Encrypt: { KeyId: "key:source", Plaintext: bytes("data") },
  Decrypt: { CiphertextBlob: "blob:plain" },
  ReEncrypt: { CiphertextBlob: "blob:plain", DestinationKeyId: "key:destination" },
};

export const RSA = "RSAES_OAEP_SHA_256";

async function createWorld() {
  const kms = await LocalKms.start();
  const elsewhere = await LocalKms.start();
  const keys = {
    source: await kms.createKey(),
    destination: await kms.createKey(),
    disabled: await kms.createKey(),
    pending: await kms.createKey(),
    rsa: await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "ENCRYPT_DECRYPT" }),
    signing: await kms.createKey({ KeySpec: "RSA_2048", KeyUsage: "SIGN_VERIFY" }),
    agreeing: await kms.createKey({ KeySpec: "ECC_NIST_P256", KeyUsage: "KEY_AGREEMENT" }),
    hmac: await kms.createKey({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" }),
  };
  const encrypt = async (key: keyof typeof keys, input: object = {}) => {
    const { KeyId } = keys[key];
    return encryptWith(kms, { KeyId, ...input });
  };
  const plain = await encrypt("source");
  const rsa = await encrypt("rsa", { EncryptionAlgorithm: RSA });
  const blobs = {
    plain,
    rsa,
    bound: await encrypt("source", { EncryptionContext: { tenant: "acme" } }),
    disabled: await encrypt("disabled"),
    pending: await encrypt("pending"),
    foreign: await encryptWith(elsewhere, { KeyId: (await elsewhere.createKey()).KeyId }),
    firstBitChanged: flip(plain, 0),
    keyNameChanged: flip(plain, 500),
    lastBitChanged: flip(plain, plain.length * 8 - 1),
    shortRsa: rsa.subarray(1),
    text: bytes("text"),
    empty: new Uint8Array(),
    tooLong: new Uint8Array(6145),
  };
  await kms.disableKey({ KeyId: keys.disabled.KeyId });
  await kms.scheduleKeyDeletion({ KeyId: keys.pending.KeyId, PendingWindowInDays: 7 });
  return { kms, elsewhere, keys: new Map(Object.entries(keys)), blobs: new Map(Object.entries(blobs)) };
}

async function encryptWith(kms: LocalKms, input: object): Promise<Uint8Array> {
  const answer = await OPERATIONS.Encrypt.send(awsClient(kms), { Plaintext: bytes("data"), ...input });
  return answer.CiphertextBlob ?? new Uint8Array();
}

type World = Awaited<ReturnType<typeof createWorld>>;

const arnIn = (world: World, text: string): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => world.keys.get(name)?.Arn ?? "");

function memberIn(world: World, value: unknown): unknown {
  const [kind, name = ""] = typeof value === "string" ? value.split(":") : [];
  if (kind === "blob") {
    return world.blobs.get(name);
  }
  return kind === "key"
    ? world.keys.get(name)?.KeyId
    : typeof value === "string"
      ? arnIn(world, value)
      : value;
}

const inputIn = (world: World, operation: Operation, change: Members): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...SUCCEEDS[operation], ...change }).map(([name, value]) => [
      name,
      memberIn(world, value),
    ]),
  );

/** Sends each request over HTTP and compares the whole answer; then again with AWS's client. */
export function refuses(refusals: readonly Refusal[]): void {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => Promise.all([world.kms.close(), world.elsewhere.close()]));

  for (const [cause, operation, change, error, message] of refusals) {
    const title = `${operation} with ${cause} (${Object.keys(change).join(", ")})`;
    const { declaration, send } = OPERATIONS[operation];

    test(`${title} is answered with ${error}`, async () => {
      const wire = toWire(declaration.input, inputIn(world, operation, change));
      const { status, body } = await call(world.kms, operation, wire);
      const said = message === undefined ? {} : { message: arnIn(world, message) };
      expect({ status, body }).toEqual({ status: 400, body: { __type: error, ...said } });
    });

    test(`${title} makes AWS's client throw ${error}`, async () => {
      await expect(send(awsClient(world.kms), inputIn(world, operation, change))).rejects.toMatchObject({
        name: error,
        $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      });
    });
  }
}
