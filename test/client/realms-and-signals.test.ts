/** Values from other realms, proxies, and signals of older polyfills. */
import { runInNewContext } from "node:vm";
import { EncryptCommand, type KMSClient, ReEncryptCommand } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { reEncrypt, reEncryptBody } from "../support/kms-responses.js";
import { rejection } from "../support/rejection.js";
import { reEncryptResponse, stubClient } from "../support/stub-client.js";

const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
const foreign = (code: string): unknown => runInNewContext(code);

/** The problem of a ReEncrypt with this ciphertext, or what was sent of it. */
async function sentOf(CiphertextBlob: unknown): Promise<unknown> {
  const { client, requests } = stubClient([reEncryptResponse]);
  try {
    await client.send(
      new ReEncryptCommand(Object.assign({ DestinationKeyId: "k" }, { CiphertextBlob }) as never),
    );
  } catch (error) {
    return Object(error).message;
  }
  return JSON.parse(new TextDecoder().decode(requests[0]?.body)).CiphertextBlob;
}

describe("bytes", () => {
  it("from another realm are taken", async () => {
    expect(await sentOf(foreign("Uint8Array.of(1, 2, 3)"))).toBe("AQID");
    expect(await sentOf(foreign("new Uint8Array([0, 1, 2, 3, 4]).subarray(1, 4)"))).toBe("AQID");
  });

  it("of memory that is shared are taken", async () => {
    expect(await sentOf(Uint8Array.from([1, 2, 3]))).toBe("AQID");
    const shared = new Uint8Array(new SharedArrayBuffer(3));
    shared.set([1, 2, 3]);
    expect(await sentOf(shared)).toBe("AQID");
  });

  it("behind a proxy are one clear problem", async () => {
    expect(await sentOf(new Proxy(Uint8Array.of(1), {}))).toMatch(
      /a problem:\n {2}CiphertextBlob must be bytes/,
    );
  });
});

describe("the expiration of credentials", () => {
  const call = async (expiration: unknown) => {
    const credentials = async () => ({ ...keys, expiration: expiration as Date });
    const { client } = stubClient([reEncryptResponse], { credentials });
    return client.send(reEncrypt()).then(
      () => "sent",
      (error: Error) => error.message,
    );
  };

  it("may come from another realm", async () => {
    expect(await call(foreign("new Date(Date.now() + 3600000)"))).toBe("sent");
  });

  it.each([new Proxy(new Date(), {}), new Date(Number.NaN), "2099-01-01"])(
    "is one clear error as %o",
    async (expiration) => {
      expect(await call(expiration)).toBe("The expiration of the credentials must be a valid Date");
    },
  );
});

describe("a signal that only has onabort", () => {
  /** A signal as older polyfills have it. */
  const oldSignal = () => ({ aborted: false, onabort: null as null | ((event: Event) => void) });
  const hanging = () =>
    stubClient([], { requestHandler: { handle: () => new Promise<never>(() => {}) } }).client;
  const abort = (signal: ReturnType<typeof oldSignal>) => {
    signal.aborted = true;
    signal.onabort?.(new Event("abort"));
  };
  const callWith = (client: KMSClient, abortSignal: object) =>
    rejection(client.send(reEncrypt(), { abortSignal } as never));

  it("aborts every call that shares it, and calls the function that the caller has set", async () => {
    const signal = oldSignal();
    let told = 0;
    signal.onabort = () => {
      told += 1;
    };
    const client = hanging();
    const calls = [callWith(client, signal), callWith(client, signal), callWith(hanging(), signal)];
    await Promise.resolve();
    abort(signal);
    expect(await Promise.all(calls)).toMatchObject(calls.map(() => ({ name: "AbortError" })));
    expect(told).toBe(1);
  });
});

it.each(["get", "set", "SourceEncryptionContext", "GrantTokens"])(
  "an inherited accessor or function %s does not change the body of a request",
  async (name) => {
    const { client, requests } = stubClient([{ body: reEncryptBody }]);
    const ignore = { get: () => undefined, set: () => {} };
    const polluted = name === "get" || name === "set" ? { value: () => 1, writable: true } : ignore;
    Object.defineProperty(Object.prototype, name, { ...polluted, configurable: true });
    try {
      await client.send(
        new ReEncryptCommand({
          CiphertextBlob: Uint8Array.of(1, 2, 3),
          SourceEncryptionContext: { tenant: "a" },
          DestinationKeyId: "k",
          GrantTokens: ["t"],
        }),
      );
    } finally {
      Reflect.deleteProperty(Object.prototype, name);
    }
    expect(JSON.parse(new TextDecoder().decode(requests[0]?.body))).toEqual({
      CiphertextBlob: "AQID",
      SourceEncryptionContext: { tenant: "a" },
      DestinationKeyId: "k",
      GrantTokens: ["t"],
    });
  },
);

it.each<[string, unknown]>([
  ["__type", "NotFoundException"],
  ["code", "NotFoundException"],
  ["message", "text"],
  ["Error", { message: "text" }],
  ["required", true],
  ["pattern", /^$/],
  ["min", 1_000_000],
  ["max", 0],
  ["sensitive", true],
])("an inherited %s does not change a call", async (name, value) => {
  const { client } = stubClient([{ body: reEncryptBody }]);
  const command = new ReEncryptCommand({ CiphertextBlob: Uint8Array.of(1), DestinationKeyId: "k" });
  Object.defineProperty(Object.prototype, name, { value, configurable: true, writable: true });
  const outcome = await client.send(command).finally(() => Reflect.deleteProperty(Object.prototype, name));
  expect(outcome).toMatchObject({ $metadata: { httpStatusCode: 200 } });
});

it("an inherited toJSON does not change the body of a request", async () => {
  const { client, requests } = stubClient([{ body: reEncryptBody }]);
  Object.defineProperty(Object.prototype, "toJSON", { value: () => "polluted", configurable: true });
  try {
    await client.send(
      new ReEncryptCommand({
        CiphertextBlob: Uint8Array.of(1, 2, 3),
        SourceEncryptionContext: { tenant: "a" },
        DestinationKeyId: "k",
        GrantTokens: ["t"],
      }),
    );
  } finally {
    Reflect.deleteProperty(Object.prototype, "toJSON");
  }
  expect(JSON.parse(new TextDecoder().decode(requests[0]?.body))).toEqual({
    CiphertextBlob: "AQID",
    SourceEncryptionContext: { tenant: "a" },
    DestinationKeyId: "k",
    GrantTokens: ["t"],
  });
});

it.each(["constructor", "__proto__", "toString"])("the profile %s does not exist", async (profile) => {
  const { client } = stubClient([reEncryptResponse], {
    profile,
    region: "us-east-2",
    endpoint: "http://localhost",
    credentials: undefined,
  });
  const error = await rejection(client.send(new EncryptCommand({ KeyId: "k", Plaintext: Uint8Array.of(1) })));
  expect(error).toMatchObject({
    name: "ConfigurationError",
    message: expect.stringContaining(`There is no profile "${profile}"`),
  });
});
