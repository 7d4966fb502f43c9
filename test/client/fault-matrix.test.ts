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
import { kmsError, reEncrypt, success, testCredentials } from "../support/kms-responses.js";
import { retryImmediately } from "../support/retry-immediately.js";
import { deadEndpoint, respond, scriptedServer } from "../support/scripted-server.js";

/** Makes a call, and checks that it leaves no listener behind. */
async function call(endpoint: string, config: KMSClientConfig = {}) {
  const { signal } = new AbortController();
  const options = {
    region: "us-east-2",
    credentials: testCredentials,
    retryStrategy: retryImmediately(2),
    endpoint,
  };
  const client = new KMSClient({ ...options, ...config });
  const began = performance.now();
  const outcome = await client.send(reEncrypt(), { abortSignal: signal }).catch((error: unknown) => error);
  const elapsed = performance.now() - began;
  expect(getEventListeners(signal, "abort")).toEqual([]);
  client.destroy();
  return { outcome, elapsed };
}

describe("a call has the documented outcome and number of attempts after", () => {
  it.each(Object.entries(FAULTS))("%s", async (_, { steps, config, error, message, ...row }) => {
    await using server = await scriptedServer(...steps);
    const { outcome, elapsed } = await call(server.endpoint, config);
    await server.allClosed();

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
      message: `ReEncrypt to ${host} failed: connect ECONNREFUSED ${host}. Nothing listens there: check the endpoint and its port.`,
      $metadata: { attempts: 2 },
    });
  });

  it.each<[string, object, object]>([
    [
      "a host name that does not resolve",
      { lookup: failingLookup("ENOTFOUND") },
      {
        name: "ConnectionError",
        code: "ENOTFOUND",
        message:
          "ReEncrypt to kms.test failed: getaddrinfo ENOTFOUND kms.test. There is no such host: check the Region and the endpoint.",
      },
    ],
    [
      "a connection that is never established",
      { lookup: () => {} },
      {
        name: "TimeoutError",
        message:
          "ReEncrypt to kms.test timed out: no connection within 100 ms (connectionTimeout). Check the network and the endpoint, or raise the timeout.",
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

function failingLookup(code: string) {
  return (host: string, _: unknown, callback: (error: Error) => void) =>
    callback(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code }));
}

describe.each([429, 500, 502, 503, 504])("a response with status %i", (status) => {
  const anotherServer = ". Another server than KMS may have responded: check the endpoint and proxies.";
  it.each([
    ["HTML", "<html><h1>Bad gateway</h1></html>", anotherServer],
    ["an empty body", "", anotherServer],
    ["JSON without a code", '{"message":"upstream"}', ": upstream."],
    ["a JSON list", "[1]", anotherServer],
    ["truncated JSON", '{"__type":"Throttl', anotherServer],
  ])("and %s is retried, and its error has the status, the request ID and an excerpt", async (...row) => {
    const [, text, advice] = row;
    await using server = await scriptedServer(respond(status, text, { "x-amzn-requestid": "r-1" }));
    const { outcome } = await call(server.endpoint);
    expect(outcome).toBeInstanceOf(UnexpectedResponseException);
    expect(outcome).toMatchObject({
      name: "UnexpectedResponseException",
      $fault: status === 429 ? "client" : "server",
      $retryable: status === 429 ? { throttling: true } : {},
      $metadata: { httpStatusCode: status, requestId: "r-1", attempts: 2 },
      excerpt: text,
      message: `ReEncrypt failed: the response has no error code${advice} (DestinationKeyId alias/new, HTTP status ${status}, request ID r-1)`,
    });
    expect(server.requests).toHaveLength(2);
  });

  it("and an error code of KMS becomes the exception of that code", async () => {
    await using server = await scriptedServer(kmsError("ServiceUnavailableException", status));
    const { outcome } = await call(server.endpoint);
    expect(outcome).toBeInstanceOf(ServiceUnavailableException);
    expect(outcome).toMatchObject({ $metadata: { httpStatusCode: status, requestId: "r-1", attempts: 2 } });
  });

  it("does not fail the call when the next attempt succeeds", async () => {
    await using server = await scriptedServer(respond(status), success);
    const { outcome } = await call(server.endpoint);
    expect(outcome).toMatchObject({ KeyId: "new", $metadata: { attempts: 2 } });
  });
});
