import { getEventListeners } from "node:events";
import {
  ConnectionError,
  KMSClient,
  type KMSClientConfig,
  ServiceUnavailableException,
  UnexpectedResponseException,
} from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { FAULTS } from "../support/faults.js";
import { impatient } from "../support/impatient.js";
import { failure, keys, reEncrypt, success } from "../support/kms-steps.js";
import { answer, deadEndpoint, scriptedServer } from "../support/scripted-server.js";

/** Makes a call, and checks that it leaves nothing behind. */
async function call(endpoint: string, config: KMSClientConfig = {}) {
  const { signal } = new AbortController();
  const options = { region: "us-east-2", credentials: keys, retryStrategy: impatient(2), endpoint };
  const client = new KMSClient({ ...options, ...config });
  const began = performance.now();
  const outcome = await client.send(reEncrypt(), { abortSignal: signal }).catch((error: unknown) => error);
  const elapsed = performance.now() - began;
  expect(getEventListeners(signal, "abort")).toEqual([]);
  client.destroy();
  return { outcome, elapsed };
}

describe("a call copes with", () => {
  it.each(Object.entries(FAULTS))("%s", async (_, { steps, config, error, message, ...row }) => {
    await using server = await scriptedServer(...steps);
    const { outcome, elapsed } = await call(server.endpoint, config);
    await server.deserted();

    const { attempts = 2, requests = attempts, code, atLeast = 0 } = row;
    expect(outcome).toMatchObject({
      $metadata: { attempts, totalRetryDelay: expect.any(Number) },
      ...(error === undefined ? { KeyId: "new" } : { name: error.name, stack: expect.any(String) }),
      ...(code === undefined ? {} : { code }),
    });
    if (error !== undefined) {
      expect(outcome).toBeInstanceOf(error);
    }
    const said = String(Object(outcome).message).replaceAll(server.host, "HOST");
    expect(said).toEqual(message instanceof RegExp ? expect.stringMatching(message) : (message ?? said));
    expect(server.requests).toHaveLength(requests);
    expect(elapsed).toBeGreaterThanOrEqual(atLeast);
    expect(elapsed).toBeLessThan(4_000);
  });

  it("a refused connection", async () => {
    const endpoint = await deadEndpoint();
    const { outcome } = await call(endpoint);
    const { host } = new URL(endpoint);
    expect(outcome).toBeInstanceOf(ConnectionError);
    expect(outcome).toMatchObject({
      code: "ECONNREFUSED",
      message: `ReEncrypt failed on the way to ${host}: connect ECONNREFUSED ${host}. Nothing listens there: check the endpoint and its port.`,
      $metadata: { attempts: 2 },
    });
  });

  it.each<[string, object, object]>([
    [
      "a name that does not resolve",
      { lookup: lookupFailure("ENOTFOUND") },
      {
        name: "ConnectionError",
        code: "ENOTFOUND",
        message:
          "ReEncrypt failed on the way to kms.test: getaddrinfo ENOTFOUND kms.test. There is no such host: check the region and the endpoint.",
      },
    ],
    [
      "a connection that does not come about",
      { lookup: () => {} },
      {
        name: "TimeoutError",
        message:
          "ReEncrypt timed out on the way to kms.test: no connection within 100 ms (connectionTimeout). Check the network and the endpoint, or raise the time-out.",
      },
    ],
  ])("%s", async (_, httpAgent, error) => {
    const { outcome, elapsed } = await call("http://kms.test", {
      requestHandler: { httpAgent, connectionTimeout: 100 },
    });
    expect(outcome).toMatchObject({ ...error, $metadata: { attempts: 2 } });
    expect(elapsed).toBeLessThan(4_000);
  });
});

function lookupFailure(code: string) {
  return (host: string, _: unknown, callback: (error: Error) => void) =>
    callback(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code }));
}

describe.each([429, 500, 502, 503, 504])("an answer with status %i", (status) => {
  it.each([
    ["HTML", "<html><h1>Bad gateway</h1></html>"],
    ["nothing", ""],
    ["JSON without a code", '{"message":"upstream"}'],
    ["a JSON list", "[1]"],
    ["truncated JSON", '{"__type":"Throttl'],
  ])("that holds %s is retried and keeps status, request id and the first characters", async (_, text) => {
    await using server = await scriptedServer(answer(status, text, { "x-amzn-requestid": "r-1" }));
    const { outcome } = await call(server.endpoint);
    expect(outcome).toBeInstanceOf(UnexpectedResponseException);
    expect(outcome).toMatchObject({
      name: "UnexpectedResponseException",
      $fault: status === 429 ? "client" : "server",
      $retryable: status === 429 ? { throttling: true } : {},
      $metadata: { httpStatusCode: status, requestId: "r-1", attempts: 2 },
      excerpt: text,
      message: `ReEncrypt failed: the answer carries no error code of KMS. Something else than KMS may have answered: check the endpoint and proxies. (DestinationKeyId alias/new, HTTP status ${status}, request id r-1)`,
    });
    expect(server.requests).toHaveLength(2);
  });

  it("that holds a code of KMS is the exception of the code", async () => {
    await using server = await scriptedServer(failure("ServiceUnavailableException", status));
    const { outcome } = await call(server.endpoint);
    expect(outcome).toBeInstanceOf(ServiceUnavailableException);
    expect(outcome).toMatchObject({ $metadata: { httpStatusCode: status, requestId: "r-1", attempts: 2 } });
  });

  it("is forgotten when the next attempt succeeds", async () => {
    await using server = await scriptedServer(answer(status), success);
    const { outcome } = await call(server.endpoint);
    expect(outcome).toMatchObject({ KeyId: "new", $metadata: { attempts: 2 } });
  });
});
