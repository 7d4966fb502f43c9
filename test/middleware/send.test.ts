import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { runInNewContext } from "node:vm";
import { KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it } from "vitest";
import { isError } from "../../src/protocol/is-error.js";
import { HttpResponse } from "../../src/smithy.js";
import { rejection } from "../support/answering-client.js";
import { body, keys, reEncrypt } from "../support/kms-steps.js";

/** Makes a call through a request handler that returns, or throws, this. */
function send(outcome: unknown, config: KMSClientConfig = {}) {
  const handle = async () => {
    if (isError(outcome) || typeof outcome !== "object") {
      throw outcome;
    }
    return { response: outcome as HttpResponse };
  };
  const options = { region: "us-east-2", credentials: keys, maxAttempts: 1, requestHandler: { handle } };
  return new KMSClient({ ...options, ...config }).send(reEncrypt());
}

const response = (answer: unknown, headers: Record<string, string> = {}) =>
  new HttpResponse({ statusCode: 200, headers, body: answer });
const failure = (message: string, properties: object = {}) => Object.assign(new Error(message), properties);

describe("an answer is read", () => {
  const bytes = new TextEncoder().encode(body);
  it.each<[string, unknown]>([
    ["text", body],
    ["bytes", bytes],
    ["a Blob", new Blob([bytes])],
    ["a stream of Node.js", Readable.from([bytes.subarray(0, 9), bytes.subarray(9)])],
    ["a stream of the web", new Blob([bytes]).stream()],
  ])("from %s", async (_, answer) => {
    expect(await send(response(answer))).toMatchObject({ KeyId: "new" });
  });

  it("whatever the case of its headers", async () => {
    const { $metadata } = await send(response(body, { "X-Amzn-RequestId": "r-1" }));
    expect($metadata.requestId).toBe("r-1");
  });
});

it("an answer that comes after its call was aborted is read all the same, and frees its connection", async () => {
  const controller = new AbortController();
  const answer = Readable.from([body]);
  let answerLate = (_: { response: HttpResponse }) => {};
  const late = new Promise<{ response: HttpResponse }>((resolve) => {
    answerLate = resolve;
  });
  const client = new KMSClient({
    region: "us-east-2",
    credentials: keys,
    requestHandler: {
      handle: () => {
        controller.abort();
        return late;
      },
    },
  });
  const call = client.send(reEncrypt(), { abortSignal: controller.signal });
  expect(await rejection(call)).toMatchObject({ name: "AbortError" });
  answerLate({ response: response(answer) });
  await finished(answer);
  expect(answer.readableEnded).toBe(true);
});

describe("what the request handler fails with becomes", () => {
  it.each<[string, unknown, object]>([
    ["a ConnectionError with its code", failure("lost", { code: "EHOSTUNREACH" }), { code: "EHOSTUNREACH" }],
    [
      "a ConnectionError when Node.js calls a reset a time-out",
      failure("read ECONNRESET", { name: "TimeoutError", code: "ECONNRESET" }),
      { code: "ECONNRESET" },
    ],
    [
      "a ConnectionError when Node.js calls a broken pipe a time-out",
      failure("write EPIPE", { name: "TimeoutError", code: "EPIPE" }),
      { code: "EPIPE" },
    ],
    [
      "a ConnectionError when it is no error",
      "offline",
      { cause: expect.objectContaining({ cause: "offline" }) },
    ],
    [
      "a ConnectionError when it is an error of another realm",
      runInNewContext("Object.assign(new Error('lost'), { code: 'ECONNRESET' })"),
      { code: "ECONNRESET", cause: expect.objectContaining({ message: "lost" }) },
    ],
    [
      "a ConnectionError when it is no answer",
      {},
      { cause: expect.objectContaining({ message: "The request handler returned no HTTP response" }) },
    ],
    [
      "a ConnectionError when the body cannot be read",
      response(42),
      { cause: expect.objectContaining({ message: expect.stringContaining("a body that cannot be read") }) },
    ],
    [
      "a ConnectionError when the body ends in an error",
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
      message: expect.stringMatching(/^ReEncrypt failed on the way to kms\.us-east-2\.amazonaws\.com: \S/),
      $metadata: { attempts: 1 },
      ...error,
    });
  });

  it.each([
    ["of the platform", failure("connect ETIMEDOUT", { name: "TimeoutError", code: "ETIMEDOUT" })],
    ["of the web", new DOMException("The operation timed out", "TimeoutError")],
  ])("a TimeoutError when it is a time-out %s", async (_, cause) => {
    expect(await rejection(send(cause))).toMatchObject({
      name: "TimeoutError",
      message: `ReEncrypt timed out on the way to kms.us-east-2.amazonaws.com: ${cause.message}. Check the network and the endpoint, or raise the time-out.`,
      cause,
    });
  });
});

describe("a ConnectionError says what to do about", () => {
  it.each([
    ["ECONNREFUSED", "Nothing listens there: check the endpoint and its port."],
    ["ENOTFOUND", "There is no such host: check the region and the endpoint."],
    ["EAI_AGAIN", "Its name could not be looked up: check the network and its DNS."],
    ["EPROTO", "Another protocol is spoken there: check the endpoint and its port."],
    ["CERT_HAS_EXPIRED", "The certificate has expired: check the endpoint and the clock."],
    [
      "DEPTH_ZERO_SELF_SIGNED_CERT",
      "The certificate is not trusted: check the endpoint and proxies, or name your authority by `ca` of the `httpsAgent` or NODE_EXTRA_CA_CERTS.",
    ],
    ["ENETDOWN", "Check the network, proxies and the endpoint."],
  ])("%s", async (code, advice) => {
    const { message } = Object(await rejection(send(failure("no luck", { code }))));
    expect(message).toBe(
      `ReEncrypt failed on the way to kms.us-east-2.amazonaws.com: no luck (${code}). ${advice}`,
    );
  });

  it("the cause of an error that itself says nothing, as that of fetch", async () => {
    const cause = failure("connect ECONNREFUSED", { code: "ECONNREFUSED" });
    expect(await rejection(send(new TypeError("fetch failed", { cause })))).toMatchObject({
      code: "ECONNREFUSED",
      message: expect.stringContaining("fetch failed (ECONNREFUSED). Nothing listens there"),
    });
  });

  it("an error without words, on one line and not without end", async () => {
    const says = async (cause: Error) => Object(await rejection(send(cause))).message;
    expect(await says(failure("", { code: "ECONNREFUSED" }))).toContain(".com: ECONNREFUSED. Nothing");
    expect(await says(failure(""))).toContain(".com: no reason was given. Check");
    expect(await says(failure("line\n  and line.\n"))).toContain(".com: line and line. Check");
    expect((await says(failure("x".repeat(10_000)))).length).toBeLessThan(500);
  });
});
