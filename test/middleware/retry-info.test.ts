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
import { retryInfo } from "../../src/middleware/retry-info.js";
import { HttpResponse } from "../../src/smithy.js";
import { answeringClient, success } from "../support/answering-client.js";
import { reEncrypt } from "../support/kms-steps.js";

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

const lost = (code?: string) =>
  new ConnectionError(
    "ReEncrypt",
    "host",
    Object.assign(new Error("lost"), code === undefined ? {} : { code }),
  );

describe("a retry strategy is told", () => {
  it.each([
    ["throttling", throttled(), "THROTTLING"],
    ["a passing error of the service", throttled({}, {}), "TRANSIENT"],
    ["a time-out", new TimeoutError("ReEncrypt", "host", new Error("slow")), "TRANSIENT"],
    ["a connection lost", lost("ECONNRESET"), "TRANSIENT"],
    ["a connection lost for no known reason", lost(), "TRANSIENT"],
  ])("of %s", (_, error, errorType) => {
    expect(retryInfo(error)).toEqual({ error, errorType });
  });

  it.each([
    ["3", "2026-01-01T00:00:03.000Z"],
    ["0", "2026-01-01T00:00:00.000Z"],
    ["1.5", "2026-01-01T00:00:01.500Z"],
    ["Thu, 01 Jan 2026 00:00:09 GMT", "2026-01-01T00:00:09.000Z"],
  ])("when the service wants the next attempt, from retry-after: %s", (value, date) => {
    expect(retryInfo(throttled({ "retry-after": value }))?.retryAfterHint).toEqual(new Date(date));
  });

  it.each(["soon", "1e999", "NaN"])("nothing of a retry-after that says %j", (value) => {
    expect(retryInfo(throttled({ "retry-after": value }))).not.toHaveProperty("retryAfterHint");
  });
});

describe("a retry strategy is not asked about", () => {
  it.each([
    ["an error that stays", new NotFoundException({ $metadata: {} })],
    ["a certificate that is not trusted", lost("SELF_SIGNED_CERT_IN_CHAIN")],
    ["a certificate for another host", lost("ERR_TLS_CERT_ALTNAME_INVALID")],
    ["a certificate of an unknown authority", lost("UNABLE_TO_VERIFY_LEAF_SIGNATURE")],
    ["a header that cannot be sent", lost("ERR_INVALID_CHAR")],
    ["a path that cannot be sent", lost("ERR_UNESCAPED_CHARACTERS")],
    ["an abort", new AbortError("ReEncrypt", "reason")],
    ["an input that breaks a rule", new InputValidationError("ReEncrypt", [])],
    ["a configuration that cannot work", new ConfigurationError("no Region")],
    ["an error of a plug-in", new TypeError("oops")],
    ["what is no error", "text"],
    ["nothing", undefined],
  ])("%s", (_, error) => {
    expect(retryInfo(error)).toBeUndefined();
  });
});

it("the standard strategy waits as long as retry-after says", async () => {
  const answer = { status: 503, headers: { "Retry-After": "2" }, body: "" };
  const { client, requests } = answeringClient([answer, success]);
  const output = client.send(reEncrypt());
  await vi.advanceTimersByTimeAsync(1_999);
  expect(requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(requests).toHaveLength(2);
  expect((await output).$metadata).toMatchObject({ attempts: 2, totalRetryDelay: 2_000 });
});
