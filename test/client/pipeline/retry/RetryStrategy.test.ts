import type { RetryErrorInfo } from "@smithy/types";
import type { KMSClientConfig } from "kms-reencrypt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createRateLimiter } from "../../../../src/client/pipeline/retry/createRateLimiter.js";
import { RetryStrategy } from "../../../../src/client/pipeline/retry/RetryStrategy.js";
import { reEncrypt } from "../../../support/kms-responses.js";
import { rejection } from "../../../support/rejection.js";
import { reEncryptResponse, type StubResponse, stubClient } from "../../../support/stub-client.js";

const MODES = ["standard", "adaptive"];
const throttled: StubResponse = { status: 400, body: { __type: "ThrottlingException" } };
const internalError: StubResponse = { status: 500, body: { __type: "KMSInternalException" } };
const busy: StubResponse = { status: 503, headers: { "retry-after": "60" }, body: "" };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("retry-after extends the delays of a call by 20 s in total", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const retryAfterHint = new Date(Date.now() + 15_000);
  const far = new Date("2030-01-01");
  const errorType = "TRANSIENT" as const;
  expect(
    await delays(
      { errorType, retryAfterHint },
      { errorType, retryAfterHint: far },
      { errorType, retryAfterHint: far },
    ),
  ).toEqual([15_000, 5_000, 0]);
});

/** The delays of one call, one after each of its failures. */
async function delays(...infos: readonly RetryErrorInfo[]): Promise<number[]> {
  const strategy = new RetryStrategy(async () => 20);
  const given: number[] = [];
  let token = await strategy.acquireInitialRetryToken();
  for (const info of infos) {
    const next = strategy.refreshRetryTokenForRetry(token, info);
    await vi.runAllTimersAsync();
    token = await next;
    given.push(token.getRetryDelay());
  }
  return given;
}

const times = (count: number, info: RetryErrorInfo) => Array.from({ length: count }, () => info);

describe("the delay between two attempts", () => {
  it("is random up to a bound that doubles from 50 ms, or from 1 s after throttling, to 20 s", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    expect(await delays(...times(11, { errorType: "TRANSIENT" }))).toEqual([
      25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000,
    ]);
    expect(await delays(...times(7, { errorType: "THROTTLING" }))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
  });

  it.each([
    [-5_000, 500],
    [100, 500],
    [9_000, 9_000],
    [20_000, 20_000],
    [60_000, 20_000],
  ])("follows retry-after where that is longer, up to 20 s: for %d ms it is %d ms", async (hint, delay) => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const retryAfterHint = new Date(Date.now() + hint);
    expect(await delays({ errorType: "THROTTLING", retryAfterHint })).toEqual([delay]);
  });

  it("does not depend on other calls that share the strategy", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const strategy = new RetryStrategy(async () => 3);
    const tokens = Promise.all(
      (["THROTTLING", "TRANSIENT", "THROTTLING"] as const).map(async (errorType) =>
        strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(), { errorType }),
      ),
    );
    await vi.runAllTimersAsync();
    expect((await tokens).map((token) => token.getRetryDelay())).toEqual([500, 25, 500]);
  });
});

describe.each(MODES)("an abort in %s mode", (retryMode) => {
  it("ends the delay between two attempts, clears its timer, and counts the elapsed part", async () => {
    const controller = new AbortController();
    const { client, requests } = stubClient([busy], { retryMode });
    const failure = rejection(client.send(reEncrypt(), { abortSignal: controller.signal }));
    await vi.advanceTimersByTimeAsync(19_999);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    expect(await failure).toMatchObject({
      name: "AbortError",
      $metadata: { attempts: 1, totalRetryDelay: 19_999 },
    });
    expect(vi.getTimerCount()).toBe(0);
    expect(requests).toHaveLength(1);
  });
});

describe("after throttling", () => {
  beforeEach(() => {
    vi.spyOn(Math, "random").mockReturnValue(0);
  });

  it("the standard mode does not limit the rate", async () => {
    const { client } = stubClient([throttled, reEncryptResponse], { retryMode: "standard" });
    const output = client.send(reEncrypt());
    await vi.advanceTimersByTimeAsync(10);
    expect((await output).$metadata).toMatchObject({ attempts: 2 });
  });

  it("the adaptive mode delays the next attempt and the next calls", async () => {
    const { client, requests } = stubClient([throttled, reEncryptResponse], { retryMode: "adaptive" });
    const output = client.send(reEncrypt());
    await vi.advanceTimersByTimeAsync(1_999);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10);
    expect((await output).$metadata).toMatchObject({ attempts: 2, totalRetryDelay: 2_000 });
    const another = client.send(reEncrypt());
    await vi.advanceTimersByTimeAsync(0);
    expect(requests).toHaveLength(2);
    await vi.runAllTimersAsync();
    expect((await another).$metadata).toMatchObject({ attempts: 1, totalRetryDelay: 0 });
  });

  it("the adaptive mode raises the rate again with each success", async () => {
    const rateLimiter = createRateLimiter();
    const strategy = new RetryStrategy(async () => 3, rateLimiter);
    const granted = strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(), {
      errorType: "THROTTLING",
    });
    await vi.advanceTimersByTimeAsync(10_000);
    const token = await granted;
    for (let successes = 0; successes < 20; successes++) {
      await vi.advanceTimersByTimeAsync(100);
      strategy.recordSuccess(token);
    }
    expect(rateLimiter.takeToken()).toBe(0);
    expect(rateLimiter.takeToken()).toBeLessThan(2_000);
  });

  it("an abort ends the delay of the adaptive mode without delaying other calls", async () => {
    const { client, requests } = stubClient([throttled, reEncryptResponse], {
      retryMode: "adaptive",
      maxAttempts: 1,
    });
    await rejection(client.send(reEncrypt()));
    const controller = new AbortController();
    const failure = rejection(client.send(reEncrypt(), { abortSignal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1_999);
    controller.abort();
    expect(await failure).toMatchObject({ name: "AbortError" });
    expect(vi.getTimerCount()).toBe(0);
    const output = client.send(reEncrypt());
    await vi.advanceTimersByTimeAsync(1);
    await output;
    expect(requests).toHaveLength(2);
  });
});

describe.each(MODES)("the retry quota in %s mode", (retryMode) => {
  const responses: StubResponse[] = [internalError];
  const config: KMSClientConfig = { retryMode, maxAttempts: 2 };

  it("is shared by the calls of a client, and refilled by successes", async () => {
    const { client, requests } = stubClient(responses, config);
    const requestsOf = async (calls: number, response: StubResponse) => {
      const before = requests.length;
      responses[0] = response;
      const all = Promise.allSettled(Array.from({ length: calls }, () => client.send(reEncrypt())));
      await vi.runAllTimersAsync();
      await all;
      return requests.length - before;
    };
    // The quota is 500 at first, and each retry costs 14.
    expect(await requestsOf(36, internalError)).toBe(35 * 2 + 1);
    expect(await requestsOf(3, reEncryptResponse)).toBe(3);
    expect(await requestsOf(1, internalError)).toBe(1);
    expect(await requestsOf(1, reEncryptResponse)).toBe(1);
    expect(await requestsOf(1, internalError)).toBe(2);
  });

  it("gets back what a retry took when the retry succeeds", async () => {
    const calls = 50;
    const responses = Array.from({ length: calls }, () => [internalError, reEncryptResponse]).flat();
    const { client, requests } = stubClient(responses, config);
    for (let call = 0; call < calls; call++) {
      const output = client.send(reEncrypt());
      await vi.runAllTimersAsync();
      await output;
    }
    expect(requests).toHaveLength(2 * calls);
  });
});
