/** Tests tables of requests that KMS rejects, with keys in every state and ciphertexts of every kind. */

import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, expect, test } from "vitest";
import { toWire } from "../../../src/shapes/awsJson.js";
import { awsClient, bytes, call, flip, OPERATIONS } from "../support.js";

type Operation = keyof typeof OPERATIONS;

/** Members of a request. Strings such as `key:rsa` and `blob:plain` represent a key ID or a ciphertext of the fixtures. */
export type Members = Readonly<Record<string, unknown>>;

/** How a request differs from one that succeeds, and the error in the response; `{rsa}` represents a key ARN. */
type Rejection = readonly [
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

async function createFixtures() {
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
  const response = await OPERATIONS.Encrypt.send(awsClient(kms), { Plaintext: bytes("data"), ...input });
  return response.CiphertextBlob ?? new Uint8Array();
}

type Fixtures = Awaited<ReturnType<typeof createFixtures>>;

const replaceArns = (fixtures: Fixtures, text: string): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => fixtures.keys.get(name)?.Arn ?? "");

function memberOf(fixtures: Fixtures, value: unknown): unknown {
  const [kind, name = ""] = typeof value === "string" ? value.split(":") : [];
  if (kind === "blob") {
    return fixtures.blobs.get(name);
  }
  return kind === "key"
    ? fixtures.keys.get(name)?.KeyId
    : typeof value === "string"
      ? replaceArns(fixtures, value)
      : value;
}

const inputOf = (fixtures: Fixtures, operation: Operation, change: Members): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...SUCCEEDS[operation], ...change }).map(([name, value]) => [
      name,
      memberOf(fixtures, value),
    ]),
  );

/** Sends each request over HTTP and compares the whole response, then sends it with the AWS client. */
export function rejects(rejections: readonly Rejection[]): void {
  let fixtures: Fixtures;
  beforeAll(async () => {
    fixtures = await createFixtures();
  });
  afterAll(() => Promise.all([fixtures.kms.close(), fixtures.elsewhere.close()]));

  for (const [cause, operation, change, error, message] of rejections) {
    const title = `${operation} with ${cause} (${Object.keys(change).join(", ")})`;
    const { declaration, send } = OPERATIONS[operation];

    test(`${title}: the response is ${error}`, async () => {
      const wire = toWire(declaration.input, inputOf(fixtures, operation, change));
      const { status, body } = await call(fixtures.kms, operation, wire);
      const expected = message === undefined ? {} : { message: replaceArns(fixtures, message) };
      expect({ status, body }).toEqual({ status: 400, body: { __type: error, ...expected } });
    });

    test(`${title}: the AWS client throws ${error}`, async () => {
      await expect(send(awsClient(fixtures.kms), inputOf(fixtures, operation, change))).rejects.toMatchObject(
        {
          name: error,
          $metadata: { httpStatusCode: 400, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
        },
      );
    });
  }
}
