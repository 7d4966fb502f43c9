import {
  command,
  exception,
  type KMSClientConfig,
  type MetadataBearer,
  operation,
  ReEncryptCommand,
} from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { type Answer, answeringClient, rejection, success } from "../support/answering-client.js";
import { impatient } from "../support/impatient.js";

const move = new ReEncryptCommand({ CiphertextBlob: new Uint8Array(1), DestinationKeyId: "alias/new" });
const error = (code: string, status = 400): Answer => ({ status, body: { __type: code } });

const client = (answers: readonly Answer[], config: KMSClientConfig = {}) =>
  answeringClient(answers, { retryStrategy: impatient(), ...config });

describe("a call is repeated after", () => {
  it.each<[string, Answer]>([
    ["KMSInternalException", error("KMSInternalException", 500)],
    ["KeyUnavailableException", error("KeyUnavailableException", 500)],
    ["DependencyTimeoutException", error("DependencyTimeoutException", 500)],
    ["ThrottlingException", error("ThrottlingException")],
    ["ServiceUnavailableException", error("ServiceUnavailableException", 503)],
    ["an HTML 502", { status: 502, body: "<html>" }],
    ["a bare 429", { status: 429, body: "" }],
    ["an unknown code with status 500", error("BrandNewException", 500)],
    ["a reset connection", Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })],
    ["a success that broke off", { body: '{"CiphertextBlob":"AQ' }],
    ["a success without a body", { body: "" }],
    ["a time-out", Object.assign(new Error("too slow"), { name: "TimeoutError" })],
  ])("%s", async (_, answer) => {
    const { client: kms, requests } = client([answer, success]);
    const { $metadata } = await kms.send(move);
    expect(requests).toHaveLength(2);
    expect($metadata.attempts).toBe(2);
  });
});

describe("a code that an operation has a class of its own for", () => {
  class BusyException extends exception("BusyException", "server") {}
  class SlowDown extends exception("SlowDown", "client") {}
  class MyException extends exception("MyException", "client") {}
  const Wait = operation<object, MetadataBearer>("Wait", {
    input: {},
    output: {},
    errors: [BusyException, SlowDown, MyException],
  });
  class WaitCommand extends command(Wait) {}

  it.each([
    ["BusyException", 500, 3],
    ["SlowDown", 400, 3],
    ["MyException", 400, 1],
  ])("is repeated as without: %s with status %i in %i attempts", async (code, status, attempts) => {
    const { client: kms, requests } = client([error(code, status)]);
    expect(await rejection(kms.send(new WaitCommand({})))).toMatchObject({ name: code });
    expect(requests).toHaveLength(attempts);
  });
});

describe("a call is not repeated after", () => {
  it.each<[string, Answer]>([
    ["NotFoundException", error("NotFoundException")],
    ["a permanent code with status 500", error("DisabledException", 500)],
    ["LimitExceededException", error("LimitExceededException")],
    ["AccessDeniedException", error("AccessDeniedException")],
    ["an unknown code with status 400", error("BrandNewException")],
    ["an HTML 200", { body: "<html>" }],
    ["a 200 without a ciphertext", { body: {} }],
    ["an HTML 403", { status: 403, body: "<html>" }],
    ["a certificate that has expired", Object.assign(new Error("expired"), { code: "CERT_HAS_EXPIRED" })],
  ])("%s", async (_, answer) => {
    const { client: kms, requests } = client([answer, success]);
    expect(await rejection(kms.send(move))).toMatchObject({
      $metadata: { attempts: 1, totalRetryDelay: 0 },
    });
    expect(requests).toHaveLength(1);
  });
});

it("ends with the last error when the strategy grants no more attempts", async () => {
  const { client: kms, requests } = client([error("ThrottlingException")]);
  expect(await rejection(kms.send(move))).toMatchObject({
    name: "ThrottlingException",
    $retryable: { throttling: true },
    $metadata: { attempts: 3 },
  });
  expect(requests).toHaveLength(3);
});

it("signs every attempt afresh, under one invocation id", async () => {
  const { client: kms, requests } = client([error("KMSInternalException", 500), success], { maxAttempts: 5 });
  const now = vi.spyOn(Date, "now").mockReturnValueOnce(Date.parse("2026-01-01T00:00:00Z"));
  await kms.send(move);
  now.mockRestore();
  const [first, second] = requests.map(({ headers }) => headers);
  expect(first?.["amz-sdk-invocation-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(second?.["amz-sdk-invocation-id"]).toBe(first?.["amz-sdk-invocation-id"]);
  expect([first?.["amz-sdk-request"], second?.["amz-sdk-request"]]).toEqual([
    "attempt=1; max=5",
    "attempt=2; max=5",
  ]);
  expect(first?.["x-amz-date"]).toBe("20260101T000000Z");
  expect(second?.["x-amz-date"]).not.toBe(first?.["x-amz-date"]);
  expect(second?.authorization).not.toBe(first?.authorization);
});

it.each(["standard", "adaptive"])(
  "makes as many attempts as maxAttempts says in %s mode",
  async (retryMode) => {
    const { client: kms, requests } = answeringClient([error("KMSInternalException", 500)], {
      retryMode,
      maxAttempts: 2,
    });
    await rejection(kms.send(move));
    expect(requests).toHaveLength(2);
  },
);

describe("an abort", () => {
  it("between two attempts ends the call with the signal's reason", async () => {
    const controller = new AbortController();
    const reason = new Error("the user left");
    const { client: kms, requests } = client([error("ThrottlingException"), success], {
      retryStrategy: {
        acquireInitialRetryToken: async () => ({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
        refreshRetryTokenForRetry: () => {
          controller.abort(reason);
          return new Promise(() => {});
        },
        recordSuccess: () => {},
      },
    });
    const failure = await rejection(kms.send(move, { abortSignal: controller.signal }));
    expect(failure).toMatchObject({ name: "AbortError", cause: reason });
    expect(requests).toHaveLength(1);
  });

  it("before the call sends nothing", async () => {
    const { client: kms, requests } = client([success]);
    const failure = await rejection(kms.send(move, { abortSignal: AbortSignal.abort("gone") }));
    expect(failure).toMatchObject({ name: "AbortError", message: "ReEncrypt was aborted", cause: "gone" });
    expect(requests).toHaveLength(0);
  });
});

describe("what a retry strategy fails with", () => {
  /** The error of a call whose attempt fails, and whose strategy then fails with a cause of its own. */
  const failing = (answer: Answer, cause: unknown) => {
    const retryStrategy = { ...impatient(), refreshRetryTokenForRetry: () => Promise.reject(cause) };
    return rejection(client([answer], { retryStrategy }).client.send(move));
  };

  it("is the cause of the attempt's error", async () => {
    const bug = new TypeError("token.cost is not a function");
    const failure = await failing(error("ThrottlingException"), bug);
    expect(failure).toMatchObject({ name: "ThrottlingException", $metadata: { attempts: 1 }, cause: bug });
    expect(Object.keys(Object(failure))).not.toContain("cause");
  });

  it("does not take the place of a cause", async () => {
    const reset = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    const failure = await failing(reset, new TypeError("oops"));
    expect(failure).toMatchObject({ name: "ConnectionError", cause: reset });
  });

  it("is left out when it only refuses", async () => {
    const failure = await failing(error("ThrottlingException"), new Error("No retry token available"));
    expect(failure).toMatchObject({ name: "ThrottlingException" });
    expect(failure).not.toHaveProperty("cause");
  });
});
