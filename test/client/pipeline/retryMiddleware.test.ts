import {
  type KMSClientConfig,
  KMSCommand,
  KMSServiceException,
  type MetadataBearer,
  type OperationDeclaration,
} from "kms-reencrypt";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { reEncrypt } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { retryImmediately } from "../../support/retry-immediately.js";
import { reEncryptResponse, type StubResponse, stubClient } from "../../support/stub-client.js";

const error = (code: string, status = 400): StubResponse => ({ status, body: { __type: code } });

const client = (responses: readonly StubResponse[], config: KMSClientConfig = {}) =>
  stubClient(responses, { retryStrategy: retryImmediately(), ...config });

describe("a call is retried after", () => {
  it.each<[string, StubResponse]>([
    ["KMSInternalException", error("KMSInternalException", 500)],
    ["KeyUnavailableException", error("KeyUnavailableException", 500)],
    ["DependencyTimeoutException", error("DependencyTimeoutException", 500)],
    ["ThrottlingException", error("ThrottlingException")],
    ["ServiceUnavailableException", error("ServiceUnavailableException", 503)],
    ["an HTML 502", { status: 502, body: "<html>" }],
    ["a bare 429", { status: 429, body: "" }],
    ["an unknown code with status 500", error("BrandNewException", 500)],
    ["a reset connection", Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })],
    ["a success that is cut short", { body: '{"CiphertextBlob":"AQ' }],
    ["a success without a body", { body: "" }],
    ["a timeout", Object.assign(new Error("too slow"), { name: "TimeoutError" })],
  ])("%s", async (_, response) => {
    const { client: kms, requests } = client([response, reEncryptResponse]);
    const { $metadata } = await kms.send(reEncrypt());
    expect(requests).toHaveLength(2);
    expect($metadata.attempts).toBe(2);
  });
});

it("a retry without a delay does not wait for a timer", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { client: kms } = client([error("ThrottlingException"), reEncryptResponse]);
  expect((await kms.send(reEncrypt())).$metadata).toMatchObject({ attempts: 2 });
});

describe("an exception that the operation declares", () => {
  class BusyException extends KMSServiceException {
    static override readonly code = "BusyException";
  }
  class SlowDown extends KMSServiceException {
    static override readonly code = "SlowDown";
  }
  class MyException extends KMSServiceException {
    static override readonly code = "MyException";
  }
  class WaitCommand extends KMSCommand<object, MetadataBearer> {
    declaration(): OperationDeclaration<object, MetadataBearer> {
      return { name: "Wait", input: {}, output: {}, errors: [BusyException, SlowDown, MyException] };
    }
  }

  it.each([
    ["BusyException", 500, 3],
    ["SlowDown", 400, 3],
    ["MyException", 400, 1],
  ])(
    "is retried as if it were not declared: %s with status %i in %i attempts",
    async (code, status, attempts) => {
      const { client: kms, requests } = client([error(code, status)]);
      expect(await rejection(kms.send(new WaitCommand({})))).toMatchObject({ name: code });
      expect(requests).toHaveLength(attempts);
    },
  );
});

describe("a call is not retried after", () => {
  it.each<[string, StubResponse]>([
    ["NotFoundException", error("NotFoundException")],
    ["a permanent code with status 500", error("DisabledException", 500)],
    ["LimitExceededException", error("LimitExceededException")],
    ["AccessDeniedException", error("AccessDeniedException")],
    ["an unknown code with status 400", error("BrandNewException")],
    ["an HTML 200", { body: "<html>" }],
    ["a 200 without a ciphertext", { body: {} }],
    ["an HTML 403", { status: 403, body: "<html>" }],
    ["an expired certificate", Object.assign(new Error("expired"), { code: "CERT_HAS_EXPIRED" })],
  ])("%s", async (_, response) => {
    const { client: kms, requests } = client([response, reEncryptResponse]);
    expect(await rejection(kms.send(reEncrypt()))).toMatchObject({
      $metadata: { attempts: 1, totalRetryDelay: 0 },
    });
    expect(requests).toHaveLength(1);
  });
});

it("a call rejects with the last error when the retry strategy grants no further attempt", async () => {
  const { client: kms, requests } = client([error("ThrottlingException")]);
  expect(await rejection(kms.send(reEncrypt()))).toMatchObject({
    name: "ThrottlingException",
    $retryable: { throttling: true },
    $metadata: { attempts: 3 },
  });
  expect(requests).toHaveLength(3);
});

it("every attempt has a new signature and the same invocation ID", async () => {
  const { client: kms, requests } = client([error("KMSInternalException", 500), reEncryptResponse], {
    maxAttempts: 5,
  });
  const now = vi.spyOn(Date, "now").mockReturnValueOnce(Date.parse("2026-01-01T00:00:00Z"));
  await kms.send(reEncrypt());
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
  "a call makes at most maxAttempts attempts in %s mode",
  async (retryMode) => {
    const { client: kms, requests } = stubClient([error("KMSInternalException", 500)], {
      retryMode,
      maxAttempts: 2,
    });
    await rejection(kms.send(reEncrypt()));
    expect(requests).toHaveLength(2);
  },
);

describe("an abort", () => {
  it("between two attempts makes the call reject, with the reason of the signal as cause", async () => {
    const controller = new AbortController();
    const reason = new Error("the user left");
    const { client: kms, requests } = client([error("ThrottlingException"), reEncryptResponse], {
      retryStrategy: {
        acquireInitialRetryToken: async () => ({ getRetryCount: () => 0, getRetryDelay: () => 0 }),
        refreshRetryTokenForRetry: () => {
          controller.abort(reason);
          return new Promise(() => {});
        },
        recordSuccess: () => {},
      },
    });
    const failure = await rejection(kms.send(reEncrypt(), { abortSignal: controller.signal }));
    expect(failure).toMatchObject({ name: "AbortError", cause: reason });
    expect(requests).toHaveLength(1);
  });

  it("before the call prevents its request", async () => {
    const { client: kms, requests } = client([reEncryptResponse]);
    const failure = await rejection(kms.send(reEncrypt(), { abortSignal: AbortSignal.abort("gone") }));
    expect(failure).toMatchObject({ name: "AbortError", message: "ReEncrypt was aborted", cause: "gone" });
    expect(requests).toHaveLength(0);
  });
});

describe("the error with which a retry strategy rejects", () => {
  /** The error of a call whose attempt fails and whose retry strategy then rejects. */
  const failing = (response: StubResponse, cause: unknown) => {
    const retryStrategy = { ...retryImmediately(), refreshRetryTokenForRetry: () => Promise.reject(cause) };
    return rejection(client([response], { retryStrategy }).client.send(reEncrypt()));
  };

  it("becomes the cause of the attempt's error", async () => {
    const bug = new TypeError("token.cost is not a function");
    const failure = await failing(error("ThrottlingException"), bug);
    expect(failure).toMatchObject({ name: "ThrottlingException", $metadata: { attempts: 1 }, cause: bug });
    expect(Object.keys(Object(failure))).not.toContain("cause");
  });

  it("does not replace the cause of the attempt's error", async () => {
    const reset = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
    const failure = await failing(reset, new TypeError("oops"));
    expect(failure).toMatchObject({ name: "ConnectionError", cause: reset });
  });

  it("is omitted when it is only the usual refusal", async () => {
    const failure = await failing(error("ThrottlingException"), new Error("No retry token available"));
    expect(failure).toMatchObject({ name: "ThrottlingException" });
    expect(failure).not.toHaveProperty("cause");
  });
});
