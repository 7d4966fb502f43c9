import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { RetryErrorInfo } from "@smithy/types";
import type { KMSClientConfig } from "kms-reencrypt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AdaptiveStrategy, StandardStrategy } from "../../src/middleware/retry-strategy.js";
import { type Answer, answeringClient, rejection, success } from "../support/answering-client.js";
import { reEncrypt } from "../support/kms-steps.js";

const MODES = ["standard", "adaptive"];
const throttled: Answer = { status: 400, body: { __type: "ThrottlingException" } };
const broken: Answer = { status: 500, body: { __type: "KMSInternalException" } };
const busy: Answer = { status: 503, headers: { "retry-after": "60" }, body: "" };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The delays that a strategy gives to one call after each of its failures. */
async function delays(...infos: readonly RetryErrorInfo[]): Promise<number[]> {
  const strategy = new StandardStrategy(async () => 20);
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

describe("the wait between two attempts", () => {
  it("is random, doubles from 50 ms, or from 1 s after throttling, and ends at 20 s", async () => {
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
  ])("is what retry-after says where that is longer, up to 20 s: %d ms are %d ms", async (hint, delay) => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const retryAfterHint = new Date(Date.now() + hint);
    expect(await delays({ errorType: "THROTTLING", retryAfterHint })).toEqual([delay]);
  });

  it("is each call's own, though they share the strategy", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.5);
    const strategy = new StandardStrategy(async () => 3);
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
  it("ends the wait between two attempts, and its timer, and counts it", async () => {
    const controller = new AbortController();
    const { client, requests } = answeringClient([busy], { retryMode });
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

  it("between two attempts lets the process end at once", { timeout: 20_000 }, async () => {
    vi.useRealTimers();
    const program = fileURLToPath(new URL("../support/aborts-a-pause.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", program, retryMode], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: 15_000,
    });
    const [output, [status]] = await Promise.all([text(child.stdout), once(child, "exit")]);
    expect(output.trim()).toBe("AbortError, timers: 0");
    expect(status).toBe(0);
  });
});

describe("after throttling", () => {
  beforeEach(() => {
    vi.spyOn(Math, "random").mockReturnValue(0);
  });

  it("the standard mode keeps no pace", async () => {
    const { client } = answeringClient([throttled, success], { retryMode: "standard" });
    const output = client.send(reEncrypt());
    await vi.advanceTimersByTimeAsync(10);
    expect((await output).$metadata).toMatchObject({ attempts: 2 });
  });

  it("the adaptive mode slows down the next attempt, and the next calls", async () => {
    const { client, requests } = answeringClient([throttled, success], { retryMode: "adaptive" });
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

  it("successes let the adaptive mode speed up again", async () => {
    const strategy = new AdaptiveStrategy(async () => 3);
    const granted = strategy.refreshRetryTokenForRetry(await strategy.acquireInitialRetryToken(), {
      errorType: "THROTTLING",
    });
    await vi.advanceTimersByTimeAsync(10_000);
    const token = await granted;
    for (let success = 0; success < 20; success++) {
      await vi.advanceTimersByTimeAsync(100);
      strategy.recordSuccess(token);
    }
    expect(strategy.delayBeforeSending()).toBe(0);
    expect(strategy.delayBeforeSending()).toBeLessThan(2_000);
  });

  it("an abort ends the wait for the pace of the adaptive mode, which costs the others nothing", async () => {
    const { client, requests } = answeringClient([throttled, success], {
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

describe.each(MODES)("the budget of retries in %s mode", (retryMode) => {
  const answers: Answer[] = [broken];
  const config: KMSClientConfig = { retryMode, maxAttempts: 2 };

  it("is shared by the calls of a client, and successes refill it", async () => {
    const { client, requests } = answeringClient(answers, config);
    const requestsOf = async (calls: number, answer: Answer) => {
      const before = requests.length;
      answers[0] = answer;
      const all = Promise.allSettled(Array.from({ length: calls }, () => client.send(reEncrypt())));
      await vi.runAllTimersAsync();
      await all;
      return requests.length - before;
    };
    // 500 at first, and each retry costs 14.
    expect(await requestsOf(36, broken)).toBe(35 * 2 + 1);
    expect(await requestsOf(3, success)).toBe(3);
    expect(await requestsOf(1, broken)).toBe(1);
    expect(await requestsOf(1, success)).toBe(1);
    expect(await requestsOf(1, broken)).toBe(2);
  });
});
