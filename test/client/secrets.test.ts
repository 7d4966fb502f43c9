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
import { rejection } from "../support/answering-client.js";
import { failure, reEncrypt, success } from "../support/kms-steps.js";
import {
  answer,
  deadEndpoint,
  raw,
  reset,
  type Step,
  scriptedServer,
  silence,
} from "../support/scripted-server.js";
import { formsOf, shown } from "../support/secrets.js";

const credentials = {
  accessKeyId: "AKIDOFTHESETESTS",
  secretAccessKey: "the+secret/access+key",
  sessionToken: "the+session/token==",
};
const plaintext = new TextEncoder().encode("the plaintext that nobody may see");
const base64 = Buffer.from(plaintext).toString("base64");

const SECRETS = [
  ...Object.values(credentials).map((text) => Buffer.from(text)),
  plaintext,
  Buffer.from(base64),
].flatMap(formsOf);

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

/** A client that tells everything it logs, and a server that takes this step. */
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

describe("no secret is shown", () => {
  it("by a client, before, during and after a call", async () => {
    const shownDuring: string[] = [];
    await using kms = await wire((socket, request) => {
      shownDuring.push(shown(kms.client, true));
      success(socket, request);
    });
    const before = shown(kms.client, true);
    await kms.client.send(reEncrypt());
    for (const text of [before, ...shownDuring, shown(kms.client, true), shown(kms.client.config, true)]) {
      expect(text).toContain("systemClockOffset");
      expectNoSecret(text);
    }
  });

  it.each<[string, Call, object]>([
    ["Encrypt", CALLS.Encrypt, { CiphertextBlob: "AQID" }],
    ["Decrypt", CALLS.Decrypt, { Plaintext: base64 }],
  ])("by the logger when %s succeeds", async (_, call, members) => {
    const output = { ...members, KeyId: "k", EncryptionAlgorithm: "SYMMETRIC_DEFAULT" };
    await using kms = await wire(answer(200, JSON.stringify(output)));
    await call(kms.client);
    expect(kms.lines).toHaveLength(1);
    expectNoSecret(shown(kms.lines));
  });
});

const echo =
  (status: number, show: (request: string) => string): Step =>
  (socket, request) =>
    answer(status, show(request))(socket, request);

const ECHOES: Readonly<Record<string, (request: string) => string>> = {
  "as it is": (request) => request,
  "within HTML": (request) => `<html><pre>${request}</pre></html>`,
  "its headers as JSON": (request) =>
    JSON.stringify(Object.fromEntries(request.split("\r\n").map((line) => line.split(": ")))),
  "its authorization": (request) => /authorization: .*/.exec(request)?.[0] ?? "",
  "its session token": (request) => /x-amz-security-token: .*/.exec(request)?.[0] ?? "",
  "its body": (request) => request.slice(request.indexOf("\r\n\r\n") + 4),
  "the end of its body": (request) => request.slice(-40),
  "as a message": (request) => JSON.stringify({ message: request }),
  "as a message with a code": (request) =>
    JSON.stringify({ __type: "ValidationException", message: request }),
};

describe.each(Object.entries(CALLS))("no secret is shown by an error of %s", (_, call) => {
  describe.each([200, 400, 500])("when a server repeats the request with status %i", (status) => {
    it.each(Object.entries(ECHOES))("%s", async (_name, show) => {
      await using kms = await wire(echo(status, show));
      const error = await rejection(call(kms.client));
      expect(error).toBeInstanceOf(KMSServiceException);
      expectNoSecret(shown(error));
      expectNoSecret(shown(kms.lines));
    });
  });

  it.each<[string, Step, abstract new (...args: never[]) => Error]>([
    ["is reset", reset, ConnectionError],
    ["times out", silence, TimeoutError],
    [
      "gets its request back instead of HTTP",
      (socket, request) => raw(request)(socket, request),
      ConnectionError,
    ],
    ["gets a plaintext instead of HTTP", raw(`{"Plaintext":"${base64}"}`), ConnectionError],
    ["gets a plaintext and an error", answer(500, `{"Plaintext":"${base64}"}`), UnexpectedResponseException],
    [
      "gets a plaintext and nothing else",
      answer(200, `{"Plaintext":"${base64}"}`),
      UnexpectedResponseException,
    ],
    ["gets the middle of a plaintext", answer(502, `${base64}","KeyId":"k"}`), UnexpectedResponseException],
    [
      "gets a plaintext that is cut",
      answer(200, `{"Plaintext":"${base64}","KeyId":"k"}`, { "content-length": "40" }),
      UnexpectedResponseException,
    ],
    ["has expired credentials", failure("ExpiredTokenException"), ExpiredTokenException],
  ])("that %s", async (_name, step, type) => {
    // A busy machine may take longer than that for an answer.
    const requestTimeout = type === TimeoutError ? 30 : 10_000;
    await using kms = await wire(step, { requestHandler: { requestTimeout } });
    const error = await rejection(call(kms.client));
    expect(error).toBeInstanceOf(type);
    // ReEncrypt has no plaintext, neither in its request nor in its answer.
    const text = shown(error) + shown(kms.lines);
    expectNoSecret(call === CALLS.ReEncrypt ? text.replaceAll(base64, "") : text);
  });

  it("that nobody answers", async () => {
    await using kms = await wire(silence, { endpoint: await deadEndpoint() });
    const error = await rejection(call(kms.client));
    expect(error).toBeInstanceOf(ConnectionError);
    expectNoSecret(shown(error) + shown(kms.lines));
  });
});

describe("no secret is shown by", () => {
  it("a wrong signature, whose message quotes the canonical request, as that of AWS does", async () => {
    const message = (request: string) =>
      `The Canonical String should have been 'POST\n/\n\n${request.split("\r\n").slice(1).join("\n")}'`;
    const show = (request: string) =>
      JSON.stringify({ __type: "InvalidSignatureException", message: message(request) });
    await using kms = await wire(echo(400, show));
    const error = await rejection(kms.client.send(reEncrypt()));
    expect(error).toBeInstanceOf(InvalidSignatureException);
    expect(error).toMatchObject({ serviceMessage: expect.stringContaining("The Canonical String") });
    expectNoSecret(shown(error) + shown(kms.lines));
  });

  it("a message that repeats a plaintext which the caller has wiped in the meantime", async () => {
    const Plaintext = plaintext.slice();
    await using kms = await wire((socket, request) => {
      Plaintext.fill(0);
      echo(400, (text) => JSON.stringify({ __type: "ValidationException", message: text }))(socket, request);
    });
    const error = await rejection(kms.client.send(new EncryptCommand({ KeyId: "alias/a", Plaintext })));
    expect(error).toMatchObject({ name: "ValidationException" });
    expectNoSecret(shown(error) + shown(kms.lines));
  });

  it("an abort", async () => {
    await using kms = await wire(silence);
    const error = await rejection(kms.client.send(encrypt(), { abortSignal: AbortSignal.abort("gone") }));
    expect(error).toBeInstanceOf(AbortError);
    expectNoSecret(shown(error) + shown(kms.lines));
  });

  it("an input that breaks a rule", async () => {
    await using kms = await wire(silence);
    const Plaintext = Buffer.concat(Array.from({ length: 200 }, () => plaintext));
    const error = await rejection(kms.client.send(new EncryptCommand({ KeyId: "alias/a", Plaintext })));
    expect(error).toBeInstanceOf(InputValidationError);
    expectNoSecret(shown(error) + shown(kms.lines));
  });

  it.each(Object.keys(credentials))("a configuration with a line break in the %s", async (name) => {
    const broken = { ...credentials, [name]: `${Reflect.get(credentials, name)}\n` };
    await using kms = await wire(silence, { credentials: broken });
    const error = await rejection(kms.client.send(encrypt()));
    expect(error).toBeInstanceOf(ConfigurationError);
    expectNoSecret(shown(error) + shown(kms.lines) + shown(kms.client, true));
  });
});
