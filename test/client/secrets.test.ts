import {
  AbortError,
  ConfigurationError,
  ConnectionError,
  DecryptCommand,
  EncryptCommand,
  ExpiredTokenException,
  InputValidationError,
  InvalidSignatureException,
  KMSClient,
  type KMSClientConfig,
  KMSServiceException,
  TimeoutError,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { kmsError, reEncrypt, success } from "../support/kms-responses.js";
import { rejection } from "../support/rejection.js";
import {
  deadEndpoint,
  raw,
  reset,
  respond,
  type Step,
  scriptedServer,
  silence,
} from "../support/scripted-server.js";
import { encodingsOf, printed } from "../support/secrets.js";

import { stubClient } from "../support/stub-client.js";

const credentials = {
  accessKeyId: "AKIDOFTHESETESTS",
  secretAccessKey: "the+secret/access+key",
  sessionToken: "the+session/token==",
};
const plaintext = new TextEncoder().encode("the plaintext that has to stay secret");
const base64 = Buffer.from(plaintext).toString("base64");

const SECRETS = [
  ...Object.values(credentials).map((text) => Buffer.from(text)),
  plaintext,
  Buffer.from(base64),
].flatMap(encodingsOf);

function expectNoSecret(text: string): void {
  expect(text).not.toBe("");
  expect(SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
}

const encrypt = () => new EncryptCommand({ KeyId: "alias/a", Plaintext: plaintext });
const decrypt = () => new DecryptCommand({ CiphertextBlob: new Uint8Array(1) });
type Call = (client: KMSClient) => Promise<unknown>;
const CALLS: Readonly<Record<"ReEncrypt" | "Encrypt" | "Decrypt", Call>> = {
  ReEncrypt: (client) => client.send(reEncrypt()),
  Encrypt: (client) => client.send(encrypt()),
  Decrypt: (client) => client.send(decrypt()),
};

/** A client whose log lines are recorded, and a server that takes this step. */
async function wire(step: Step, config: KMSClientConfig = {}) {
  const server = await scriptedServer(step);
  const lines: unknown[] = [];
  const log = (...content: unknown[]) => void lines.push(...content);
  const client = new KMSClient({
    region: "us-east-2",
    credentials,
    endpoint: server.endpoint,
    maxAttempts: 1,
    logger: { trace: log, debug: log, info: log, warn: log, error: log },
    ...config,
  });
  return {
    server,
    client,
    lines,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe("no secret is printed", () => {
  it("by a client before, during or after a call", async () => {
    const printedDuring: string[] = [];
    await using kms = await wire((socket, request) => {
      printedDuring.push(printed(kms.client, true));
      success(socket, request);
    });
    const before = printed(kms.client, true);
    await kms.client.send(reEncrypt());
    for (const text of [
      before,
      ...printedDuring,
      printed(kms.client, true),
      printed(kms.client.config, true),
    ]) {
      expect(text).toContain("systemClockOffset");
      expectNoSecret(text);
    }
  });

  it.each<[string, Call, object]>([
    ["Encrypt", CALLS.Encrypt, { CiphertextBlob: "AQID" }],
    ["Decrypt", CALLS.Decrypt, { Plaintext: base64 }],
  ])("by the logger when %s succeeds", async (_, call, members) => {
    const output = { ...members, KeyId: "k", EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
    await using kms = await wire(respond(200, JSON.stringify(output)));
    await call(kms.client);
    expect(kms.lines).toHaveLength(1);
    expectNoSecret(printed(kms.lines));
  });
});

const echo =
  (status: number, bodyOf: (request: string) => string): Step =>
  (socket, request) =>
    respond(status, bodyOf(request))(socket, request);

const ECHOES: Readonly<Record<string, (request: string) => string>> = {
  unchanged: (request) => request,
  "within an HTML page": (request) => `<html><pre>${request}</pre></html>`,
  "with its headers as JSON": (request) =>
    JSON.stringify(Object.fromEntries(request.split("\r\n").map((line) => line.split(": ")))),
  "reduced to its authorization": (request) => /authorization: .*/.exec(request)?.[0] ?? "",
  "reduced to its session token": (request) => /x-amz-security-token: .*/.exec(request)?.[0] ?? "",
  "reduced to its body": (request) => request.slice(request.indexOf("\r\n\r\n") + 4),
  "reduced to the end of its body": (request) => request.slice(-40),
  "as the error message": (request) => JSON.stringify({ message: request }),
  "as the message of an error with a code": (request) =>
    JSON.stringify({ __type: "ValidationException", message: request }),
};

describe.each(Object.entries(CALLS))("no secret is printed by an error of %s", (_, call) => {
  describe.each([200, 400, 500])("when a server echoes the request with status %i", (status) => {
    it.each(Object.entries(ECHOES))("%s", async (_name, bodyOf) => {
      await using kms = await wire(echo(status, bodyOf));
      const error = await rejection(call(kms.client));
      expect(error).toBeInstanceOf(KMSServiceException);
      expectNoSecret(printed(error));
      expectNoSecret(printed(kms.lines));
    });
  });

  it.each<[string, Step, abstract new (...args: never[]) => Error]>([
    ["the connection is reset", reset, ConnectionError],
    ["it times out", silence, TimeoutError],
    [
      "the server echoes the request instead of HTTP",
      (socket, request) => raw(request)(socket, request),
      ConnectionError,
    ],
    ["the server sends a plaintext instead of HTTP", raw(`{"Plaintext":"${base64}"}`), ConnectionError],
    [
      "the server sends a plaintext with an error status",
      respond(500, `{"Plaintext":"${base64}"}`),
      UnexpectedResponseException,
    ],
    [
      "the server sends a plaintext beside a member of the wrong type",
      respond(200, `{"CiphertextBlob":"AQID","Plaintext":"${base64}","KeyId":5}`),
      UnexpectedResponseException,
    ],
    [
      "the server sends the end of a plaintext",
      respond(502, `${base64}","KeyId":"k"}`),
      UnexpectedResponseException,
    ],
    [
      "the server sends a plaintext that is cut short",
      respond(200, `{"Plaintext":"${base64}","KeyId":"k"}`, { "content-length": "40" }),
      UnexpectedResponseException,
    ],
    ["the credentials have expired", kmsError("ExpiredTokenException"), ExpiredTokenException],
  ])("when %s", async (_name, step, type) => {
    // Only the timeout itself is short: a busy machine may take longer to respond.
    const requestTimeout = type === TimeoutError ? 30 : 10_000;
    await using kms = await wire(step, { requestHandler: { requestTimeout } });
    const error = await rejection(call(kms.client));
    expect(error).toBeInstanceOf(type);
    // ReEncrypt has no plaintext, neither in its request nor in its response.
    const text = printed(error) + printed(kms.lines);
    expectNoSecret(call === CALLS.ReEncrypt ? text.replaceAll(base64, "") : text);
  });

  it("when nothing listens at the endpoint", async () => {
    await using kms = await wire(silence, { endpoint: await deadEndpoint() });
    const error = await rejection(call(kms.client));
    expect(error).toBeInstanceOf(ConnectionError);
    expectNoSecret(printed(error) + printed(kms.lines));
  });
});

describe("no secret is printed by", () => {
  it("the error of a wrong signature, although its message quotes the canonical request", async () => {
    const message = (request: string) =>
      `The Canonical String should have been 'POST\n/\n\n${request.split("\r\n").slice(1).join("\n")}'`;
    const bodyOf = (request: string) =>
      JSON.stringify({ __type: "InvalidSignatureException", message: message(request) });
    await using kms = await wire(echo(400, bodyOf));
    const error = await rejection(kms.client.send(reEncrypt()));
    expect(error).toBeInstanceOf(InvalidSignatureException);
    expect(error).toMatchObject({ serviceMessage: expect.stringContaining("The Canonical String") });
    expectNoSecret(printed(error) + printed(kms.lines));
  });

  it("an error whose message echoes a plaintext that the caller has wiped in the meantime", async () => {
    const Plaintext = plaintext.slice();
    await using kms = await wire((socket, request) => {
      Plaintext.fill(0);
      echo(400, (text) => JSON.stringify({ __type: "ValidationException", message: text }))(socket, request);
    });
    const error = await rejection(kms.client.send(new EncryptCommand({ KeyId: "alias/a", Plaintext })));
    expect(error).toMatchObject({ name: "ValidationException" });
    expectNoSecret(printed(error) + printed(kms.lines));
  });

  it("the error of an aborted call", async () => {
    await using kms = await wire(silence);
    const error = await rejection(kms.client.send(encrypt(), { abortSignal: AbortSignal.abort("gone") }));
    expect(error).toBeInstanceOf(AbortError);
    expectNoSecret(printed(error) + printed(kms.lines));
  });

  it("the error of an invalid input", async () => {
    await using kms = await wire(silence);
    const Plaintext = Buffer.concat(Array.from({ length: 200 }, () => plaintext));
    const error = await rejection(kms.client.send(new EncryptCommand({ KeyId: "alias/a", Plaintext })));
    expect(error).toBeInstanceOf(InputValidationError);
    expectNoSecret(printed(error) + printed(kms.lines));
  });

  it.each(Object.keys(credentials))("the error of a line break in the %s", async (name) => {
    const broken = { ...credentials, [name]: `${Reflect.get(credentials, name)}\n` };
    await using kms = await wire(silence, { credentials: broken });
    const error = await rejection(kms.client.send(encrypt()));
    expect(error).toBeInstanceOf(ConfigurationError);
    expectNoSecret(printed(error) + printed(kms.lines) + printed(kms.client, true));
  });
});

describe("the memory that all code shares", () => {
  /** The pool of which `Buffer.from` takes its memory. */
  const pool = () => Buffer.from("x").buffer;

  it("has neither a plaintext that was decrypted, nor the secret that signs", async () => {
    const { buffer } = Buffer.from("y");
    Buffer.from(buffer).fill(0);
    expect(pool()).toBe(buffer);
    const body = JSON.stringify({ KeyId: "k", Plaintext: base64, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
    await using server = await scriptedServer(respond(200, body));
    const client = new KMSClient({ region: "us-east-2", credentials, endpoint: server.endpoint });
    const { Plaintext } = await client.send(decrypt());
    client.destroy();
    expect(Plaintext).toEqual(plaintext);
    expect(Plaintext?.buffer.byteLength).toBe(plaintext.byteLength);
    Plaintext?.fill(0);
    const left = Buffer.from(buffer);
    expect(left.includes(Buffer.from(plaintext.buffer))).toBe(false);
    expect(left.includes(Buffer.from(new TextEncoder().encode(credentials.secretAccessKey).buffer))).toBe(
      false,
    );
  });
});

describe("what an error keeps of a response", () => {
  const tokens = respond(400, JSON.stringify({ __type: "X", message: credentials.sessionToken.repeat(2) }), {
    "x-echo": credentials.sessionToken,
  });

  it("has no session token in its body and headers", async () => {
    await using server = await scriptedServer(tokens);
    const client = new KMSClient({ region: "us-east-2", credentials, endpoint: server.endpoint });
    const { $response } = Object(await rejection(client.send(reEncrypt())));
    client.destroy();
    expectNoSecret(new TextDecoder().decode($response.body));
    expectNoSecret(JSON.stringify($response.headers));
  });

  it("has no decoded plaintext that the server repeats", async () => {
    const message = `bad plaintext: ${Buffer.from(plaintext)}, in hex ${Buffer.from(plaintext).toString("hex")}`;
    await using server = await scriptedServer(respond(400, JSON.stringify({ __type: "X", message })));
    const client = new KMSClient({ region: "us-east-2", credentials, endpoint: server.endpoint });
    const error = Object(await rejection(client.send(encrypt())));
    client.destroy();
    expectNoSecret(error.message + error.serviceMessage + JSON.stringify(error));
  });

  it("has no session token as its code", async () => {
    const sessionToken = "TokenThatLooksLikeACode0123";
    await using kms = await wire(respond(400, JSON.stringify({ __type: sessionToken })), {
      credentials: { ...credentials, sessionToken },
    });
    const error = await rejection(kms.client.send(reEncrypt()));
    expect(error).toMatchObject({ name: "***SensitiveInformation***" });
    expect(printed(error)).not.toContain(sessionToken);
  });

  it("has no session token in its request ID", async () => {
    const step: Step = (socket, request) => {
      const [, token = ""] = /x-amz-security-token: (.*)\r/.exec(request) ?? [];
      respond(400, '{"__type":"NotFoundException"}', { "x-amzn-requestid": token })(socket, request);
    };
    await using kms = await wire(step);
    const error = await rejection(kms.client.send(reEncrypt()));
    expect(error).toMatchObject({ $metadata: { requestId: "***SensitiveInformation***" } });
    expectNoSecret(printed(error));
  });

  it("is of bounded length", async () => {
    const body = JSON.stringify({ __type: "X", message: "m".repeat(3_000_000) });
    await using server = await scriptedServer(respond(400, body));
    const client = new KMSClient({ region: "us-east-2", credentials, endpoint: server.endpoint });
    const error = Object(await rejection(client.send(reEncrypt())));
    client.destroy();
    expect(error.serviceMessage.length).toBeLessThan(5_000);
    expect(error.$response.body.byteLength).toBeLessThan(5_000);
    expect(JSON.stringify(error).length).toBeLessThan(10_000);
  });

  it("has no more headers than KMS could send", async () => {
    const headers = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`h${index}`, "v"]));
    const { client } = stubClient([{ status: 400, headers, body: { __type: "X" } }]);
    const error = Object(await rejection(client.send(reEncrypt())));
    expect(Object.keys(error.$response.headers)).toHaveLength(100);
  });
});
