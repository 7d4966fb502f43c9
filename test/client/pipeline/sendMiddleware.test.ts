import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { runInNewContext } from "node:vm";
import { ConfigurationError, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { isError } from "../../../src/runtime/typeGuards.js";
import { HttpResponse } from "../../../src/smithy.js";
import { reEncrypt, reEncryptBody, testCredentials } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { retryImmediately } from "../../support/retry-immediately.js";

/** Makes a call through a request handler that throws an error or a primitive, and returns any other object. */
function send(outcome: unknown, config: KMSClientConfig = {}) {
  const handle = async () => {
    if (isError(outcome) || typeof outcome !== "object") {
      throw outcome;
    }
    return { response: outcome as HttpResponse };
  };
  const options = {
    region: "us-east-2",
    credentials: testCredentials,
    maxAttempts: 1,
    requestHandler: { handle },
  };
  return new KMSClient({ ...options, ...config }).send(reEncrypt());
}

const response = (body: unknown, headers: Record<string, string> = {}) =>
  new HttpResponse({ statusCode: 200, headers, body });
const failure = (message: string, properties: object = {}) => Object.assign(new Error(message), properties);

describe("a response is read", () => {
  const bytes = new TextEncoder().encode(reEncryptBody);
  it.each<[string, unknown]>([
    ["a string", reEncryptBody],
    ["bytes", bytes],
    ["a Blob", new Blob([bytes])],
    ["a Node.js stream", Readable.from([bytes.subarray(0, 9), bytes.subarray(9)])],
    ["a web stream", new Blob([bytes]).stream()],
  ])("from %s", async (_, body) => {
    expect(await send(response(body))).toMatchObject({ KeyId: "new" });
  });

  it.each([
    { "x-amzn-requestid": "r-1" },
    { "X-AMZN-REQUESTID": "r-1" },
    { "content-length": "9", "X-Amzn-RequestId": "r-1" },
  ])("whatever the case of its header names: %j", async (headers) => {
    const { $metadata } = await send(response(reEncryptBody, headers));
    expect($metadata.requestId).toBe("r-1");
  });
});

it("a response that arrives after its call was aborted is still read, which frees the connection", async () => {
  const controller = new AbortController();
  const body = Readable.from([reEncryptBody]);
  let respondLate = (_: { response: HttpResponse }) => {};
  const late = new Promise<{ response: HttpResponse }>((resolve) => {
    respondLate = resolve;
  });
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    requestHandler: {
      handle: () => {
        controller.abort();
        return late;
      },
    },
  });
  const call = client.send(reEncrypt(), { abortSignal: controller.signal });
  expect(await rejection(call)).toMatchObject({ name: "AbortError" });
  respondLate({ response: response(body) });
  await finished(body);
  expect(body.readableEnded).toBe(true);
});

describe("a failure of the request handler becomes", () => {
  it.each<[string, unknown, object]>([
    [
      "a ConnectionError with the code of the failure",
      failure("lost", { code: "EHOSTUNREACH" }),
      { code: "EHOSTUNREACH" },
    ],
    [
      "a ConnectionError when it is a reset with the name TimeoutError",
      failure("read ECONNRESET", { name: "TimeoutError", code: "ECONNRESET" }),
      { code: "ECONNRESET" },
    ],
    [
      "a ConnectionError when it is a broken pipe with the name TimeoutError",
      failure("write EPIPE", { name: "TimeoutError", code: "EPIPE" }),
      { code: "EPIPE" },
    ],
    [
      "a ConnectionError when the thrown value is not an error",
      "offline",
      { cause: expect.objectContaining({ cause: "offline" }) },
    ],
    [
      "a ConnectionError when it is an error from another realm",
      runInNewContext("Object.assign(new Error('lost'), { code: 'ECONNRESET' })"),
      { code: "ECONNRESET", cause: expect.objectContaining({ message: "lost" }) },
    ],
    [
      "a ConnectionError when it returns something other than an HTTP response",
      {},
      { cause: expect.objectContaining({ message: "The request handler did not return an HTTP response" }) },
    ],
    [
      "a ConnectionError when the body cannot be read",
      response(42),
      { cause: expect.objectContaining({ message: expect.stringContaining("a body that cannot be read") }) },
    ],
    [
      "a ConnectionError when the stream of the body fails",
      response(
        Readable.from(
          (function* () {
            yield "{";
            throw failure("aborted", { code: "ECONNRESET" });
          })(),
        ),
      ),
      { code: "ECONNRESET" },
    ],
  ])("%s", async (_, outcome, error) => {
    expect(await rejection(send(outcome))).toMatchObject({
      name: "ConnectionError",
      message: expect.stringMatching(/^ReEncrypt to kms\.us-east-2\.amazonaws\.com failed: \S/),
      $metadata: { attempts: 1 },
      ...error,
    });
  });

  it.each([
    ["of the platform", failure("connect ETIMEDOUT", { name: "TimeoutError", code: "ETIMEDOUT" })],
    ["of the web", new DOMException("The operation timed out", "TimeoutError")],
  ])("a TimeoutError when it is a timeout %s", async (_, cause) => {
    expect(await rejection(send(cause))).toMatchObject({
      name: "TimeoutError",
      message: `ReEncrypt to kms.us-east-2.amazonaws.com timed out: ${cause.message}. Check the network and the endpoint, or raise the timeout.`,
      cause,
    });
  });
});

it("a ConfigurationError of the request handler is the error of the call", async () => {
  const cause = new ConfigurationError("the agent has a wrong option");
  expect(await rejection(send(cause))).toBe(cause);
});

it("the message names the host and the port of the request", async () => {
  const { message } = Object(await rejection(send(failure("lost"), { endpoint: "http://localhost:8080" })));
  expect(message).toMatch(/^ReEncrypt to localhost:8080 failed: /);
});

it("an abort during an attempt is not a failure that the retry strategy receives", async () => {
  const controller = new AbortController();
  const refreshRetryTokenForRetry = vi.fn();
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    retryStrategy: { ...retryImmediately(), refreshRetryTokenForRetry },
    requestHandler: {
      handle: () => {
        controller.abort();
        return Promise.reject(failure("aborted", { code: "ECONNRESET" }));
      },
    },
  });
  const call = client.send(reEncrypt(), { abortSignal: controller.signal });
  expect(await rejection(call)).toMatchObject({ name: "AbortError" });
  expect(refreshRetryTokenForRetry).not.toHaveBeenCalled();
});

describe("the message of a ConnectionError", () => {
  it.each([
    ["ECONNREFUSED", "Nothing listens there: check the endpoint and its port."],
    ["ENOTFOUND", "There is no such host: check the Region and the endpoint."],
    ["EAI_AGAIN", "The host name could not be looked up: check the network and its DNS."],
    ["EPROTO", "The server speaks another protocol: check the endpoint and its port."],
    ["CERT_HAS_EXPIRED", "The certificate has expired: check the endpoint and the clock."],
    [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "The certificate is not trusted: check the endpoint and proxies, or add your authority with AWS_CA_BUNDLE or `ca` of the `httpsAgent`.",
    ],
    ["ENETDOWN", "Check the network, proxies and the endpoint."],
    ["EPROTONOSUPPORT", "Check the network, proxies and the endpoint."],
  ])("says what to do about %s", async (code, advice) => {
    const { message } = Object(await rejection(send(failure("no luck", { code }))));
    expect(message).toBe(`ReEncrypt to kms.us-east-2.amazonaws.com failed: no luck (${code}). ${advice}`);
  });

  it("contains the code of the cause when the error has none, as that of fetch", async () => {
    const cause = failure("connect ECONNREFUSED", { code: "ECONNREFUSED" });
    expect(await rejection(send(new TypeError("fetch failed", { cause })))).toMatchObject({
      code: "ECONNREFUSED",
      message: expect.stringContaining("fetch failed (ECONNREFUSED). Nothing listens there"),
    });
  });

  it.each([[23], ["not a code"], ["a code?"], ["E".repeat(65)]])(
    "does not contain the code %j, which is not one of the platform",
    async (code) => {
      const error = Object(await rejection(send(failure("kms.test is down.", { code }))));
      expect(error.code).toBeUndefined();
      expect(error.message).toContain(".com failed: kms.test is down. Check");
    },
  );

  it("is one line of bounded length, even for an error without a message", async () => {
    const messageFor = async (cause: Error) => Object(await rejection(send(cause))).message;
    expect(await messageFor(failure("", { code: "ECONNREFUSED" }))).toContain(
      ".com failed: ECONNREFUSED. Nothing",
    );
    expect(await messageFor(failure(""))).toContain(".com failed: no reason was given. Check");
    expect(await messageFor(failure("line\n  and line.\n"))).toContain(".com failed: line and line. Check");
    expect((await messageFor(failure("x".repeat(10_000)))).length).toBeLessThan(500);
  });
});

describe("a mistake of the request handler", () => {
  it.each([[undefined], [null], [{}], [{ response: {} }], [{ response: { statusCode: 200 } }], ["text"]])(
    "is named when it returns %j",
    async (outcome) => {
      const handle = async () => outcome as never;
      const config = { region: "us-east-2", credentials: testCredentials, requestHandler: { handle } };
      const error = await rejection(new KMSClient(config).send(reEncrypt()));
      expect(error).toMatchObject({
        name: "ConnectionError",
        code: "ERR_INVALID_RESPONSE",
        message: expect.stringMatching(
          /did not return an HTTP response .*Correct the `requestHandler`: `handle` must return/,
        ),
        $metadata: { attempts: 1 },
      });
      expect(error).not.toHaveProperty("message", expect.stringContaining("the network"));
    },
  );
});
