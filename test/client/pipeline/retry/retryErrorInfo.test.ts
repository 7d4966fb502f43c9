import {
  AbortError,
  ConfigurationError,
  ConnectionError,
  InputValidationError,
  NotFoundException,
  ThrottlingException,
  TimeoutError,
} from "kms-reencrypt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { retryErrorInfo } from "../../../../src/client/pipeline/retry/retryErrorInfo.js";
import { HttpResponse } from "../../../../src/smithy.js";
import { reEncrypt } from "../../../support/kms-responses.js";
import { reEncryptResponse, stubClient } from "../../../support/stub-client.js";

const NOW = new Date("2026-01-01T00:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

function throttled(headers: Record<string, string> = {}, $retryable: object = { throttling: true }) {
  const $response = new HttpResponse({ statusCode: 400, headers });
  return Object.assign(new ThrottlingException({ $metadata: {}, $response }), { $retryable });
}

const connectionError = (code?: string) =>
  new ConnectionError(
    "ReEncrypt",
    "host",
    Object.assign(new Error("lost"), code === undefined ? {} : { code }),
  );

describe("a retry strategy receives", () => {
  it.each([
    ["throttling", throttled(), "THROTTLING"],
    ["a transient error of the service", throttled({}, {}), "TRANSIENT"],
    ["a timeout", new TimeoutError("ReEncrypt", "host", new Error("slow")), "TRANSIENT"],
    ["a lost connection", connectionError("ECONNRESET"), "TRANSIENT"],
    ["a connection lost for an unknown reason", connectionError(), "TRANSIENT"],
    [
      "throttling that middleware reports without a response",
      new ThrottlingException({ $metadata: {} }),
      "THROTTLING",
    ],
  ])("%s, with its type", (_, error, errorType) => {
    expect(retryErrorInfo(error)).toEqual({ error, errorType });
  });

  it.each([
    ["3", "2026-01-01T00:00:03.000Z"],
    ["0", "2026-01-01T00:00:00.000Z"],
    ["1.5", "2026-01-01T00:00:01.500Z"],
    ["Thu, 01 Jan 2026 00:00:09 GMT", "2026-01-01T00:00:09.000Z"],
  ])("the time of the next attempt from retry-after: %s", (value, date) => {
    expect(retryErrorInfo(throttled({ "retry-after": value }))?.retryAfterHint).toEqual(new Date(date));
  });

  it.each(["soon", "1e999", "NaN"])("no time from the invalid retry-after: %s", (value) => {
    expect(retryErrorInfo(throttled({ "retry-after": value }))).not.toHaveProperty("retryAfterHint");
  });
});

describe("a retry strategy does not receive", () => {
  it.each([
    ["a permanent error of the service", new NotFoundException({ $metadata: {} })],
    ["an untrusted certificate", connectionError("SELF_SIGNED_CERT_IN_CHAIN")],
    ["a certificate for another host", connectionError("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["a certificate of an unknown authority", connectionError("UNABLE_TO_VERIFY_LEAF_SIGNATURE")],
    ["an invalid header", connectionError("ERR_INVALID_CHAR")],
    ["an invalid path", connectionError("ERR_UNESCAPED_CHARACTERS")],
    ["an invalid port", connectionError("ERR_SOCKET_BAD_PORT")],
    ["another protocol", connectionError("EPROTO")],
    ["a mistake in the request handler", new ConnectionError("ReEncrypt", "host", new TypeError("oops"))],
    ["a response that is too large", new ConnectionError("ReEncrypt", "host", new RangeError("too large"))],
    ["an abort", new AbortError("ReEncrypt", "reason")],
    ["an invalid input", new InputValidationError("ReEncrypt", [])],
    ["an incomplete configuration", new ConfigurationError("no Region")],
    ["an error of a plug-in", new TypeError("oops")],
    ["a thrown value that is not an error", "text"],
    ["undefined", undefined],
  ])("%s", (_, error) => {
    expect(retryErrorInfo(error)).toBeUndefined();
  });
});

it("the standard retry strategy waits as long as retry-after demands", async () => {
  const response = { status: 503, headers: { "Retry-After": "2" }, body: "" };
  const { client, requests } = stubClient([response, reEncryptResponse]);
  const output = client.send(reEncrypt());
  await vi.advanceTimersByTimeAsync(1_999);
  expect(requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(requests).toHaveLength(2);
  expect((await output).$metadata).toMatchObject({ attempts: 2, totalRetryDelay: 2_000 });
});
