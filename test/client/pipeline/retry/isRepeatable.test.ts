import {
  CreateGrantCommand,
  CreateKeyCommand,
  GenerateDataKeyCommand,
  KMSClient,
  type KMSClientConfig,
} from "kms-reencrypt";
import { describe, expect, it, onTestFinished } from "vitest";
import { kmsError, reEncrypt, testCredentials } from "../../../support/kms-responses.js";
import { rejection } from "../../../support/rejection.js";
import { retryImmediately } from "../../../support/retry-immediately.js";
import {
  deadEndpoint,
  rawAndClose,
  rawAndReset,
  reset,
  respond,
  type Step,
  scriptedServer,
  silence,
} from "../../../support/scripted-server.js";

const createKey = (client: KMSClient) => client.send(new CreateKeyCommand({}));
const grant = {
  KeyId: "key",
  GranteePrincipal: "arn:aws:iam::111122223333:role/r",
  Operations: ["Decrypt" as const],
};

/** How many requests arrive when the server does this each time, and how many attempts the call takes. */
async function sentWhen(
  step: Step,
  call: (client: KMSClient) => Promise<unknown> = createKey,
  config: KMSClientConfig = {},
) {
  const server = await scriptedServer(step);
  onTestFinished(() => server[Symbol.asyncDispose]());
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint: server.endpoint,
    retryStrategy: retryImmediately(),
    ...config,
  });
  onTestFinished(() => client.destroy());
  const error = await rejection(call(client));
  const { message, $metadata } = Object(error);
  const isUnknown = /The service may have carried it out: find out before you call again\.$/.test(message);
  return { requests: server.requests.length, attempts: $metadata.attempts, ...(isUnknown && { isUnknown }) };
}

const HEAD = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n";

describe("a call that is not idempotent is sent once when the server may have carried it out, after", () => {
  it.each<[string, Step]>([
    ["a reset", reset],
    ["an end of the connection", rawAndClose("")],
    ["a reset within the response", rawAndReset(`${HEAD}{`)],
    ["a response that is cut short", rawAndClose('HTTP/1.1 200 OK\r\n\r\n{"KeyMeta')],
    ["a response that is not HTTP", rawAndClose("garbage\r\n\r\n")],
    ["a page of a gateway", respond(502, "<html></html>")],
    ["an unavailable service", respond(503, "", { "retry-after": "0" })],
    ["a timeout of the gateway", respond(504)],
    ["InternalFailure", kmsError("InternalFailure", 500)],
    ["ServiceUnavailableException", kmsError("ServiceUnavailableException", 503)],
    ["DependencyTimeoutException", kmsError("DependencyTimeoutException", 500)],
    ["an unknown code with status 500", kmsError("Unheard", 500)],
  ])("%s", async (_, step) => {
    expect(await sentWhen(step)).toEqual({ requests: 1, attempts: 1, isUnknown: true });
  });

  it("a timeout", async () => {
    const config = { requestHandler: { requestTimeout: 50 } };
    expect(await sentWhen(silence, createKey, config)).toEqual({ requests: 1, attempts: 1, isUnknown: true });
  });
});

describe("a call that is not idempotent is retried when the service has done nothing, after", () => {
  it.each<[string, Step]>([
    ["ThrottlingException", kmsError("ThrottlingException")],
    ["status 429", respond(429)],
    ["SlowDown", kmsError("SlowDown", 503)],
    ["KMSInternalException", kmsError("KMSInternalException", 500)],
    ["KeyUnavailableException", kmsError("KeyUnavailableException", 500)],
    ["a request that did not arrive in time", kmsError("RequestTimeout", 400)],
  ])("%s", async (_, step) => {
    expect(await sentWhen(step)).toEqual({ requests: 3, attempts: 3 });
  });

  it("a refused connection", async () => {
    expect(await sentWhen(reset, createKey, { endpoint: await deadEndpoint() })).toEqual({
      requests: 0,
      attempts: 3,
    });
  });
});

it.each<[string, Step]>([
  ["headers that are too large", rawAndClose(`HTTP/1.1 200 OK\r\nx: ${"x".repeat(100_000)}`)],
  ["garbage", rawAndClose("garbage\r\n\r\n")],
])("an idempotent call is retried once after %s", async (_, step) => {
  expect(await sentWhen(step, (client) => client.send(reEncrypt()))).toEqual({ requests: 2, attempts: 2 });
});

it.each<[string, (client: KMSClient) => Promise<unknown>, number]>([
  ["ReEncrypt", (client) => client.send(reEncrypt()), 3],
  [
    "GenerateDataKey",
    (client) => client.send(new GenerateDataKeyCommand({ KeyId: "k", KeySpec: "AES_256" })),
    3,
  ],
  ["CreateGrant with a name", (client) => client.send(new CreateGrantCommand({ ...grant, Name: "n" })), 3],
  [
    "a dry run of CreateGrant",
    (client) => client.send(new CreateGrantCommand({ ...grant, DryRun: true })),
    3,
  ],
  ["CreateGrant without a name", (client) => client.send(new CreateGrantCommand(grant)), 1],
])("%s is retried as far as it is harmless, when connections are reset", async (_, call, attempts) => {
  expect(await sentWhen(reset, call)).toMatchObject({ requests: attempts, attempts });
});
