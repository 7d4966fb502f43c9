import { DefaultRateLimiter } from "@smithy/core/retry";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  type ClientRateLimiter,
  createRateLimiter,
} from "../../../../src/client/pipeline/retry/createRateLimiter.js";

// Smithy's own hook for tests. With fractions of milliseconds, its loop would never end under fake timers.
const setTimeoutFn = (resolve: () => void, delay: number) => setTimeout(resolve, Math.ceil(delay));

const START = new Date("2026-01-01T00:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  Object.assign(DefaultRateLimiter, { setTimeoutFn });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Waits for a token as the middleware does. */
async function acquireToken(rate: ClientRateLimiter): Promise<void> {
  for (let wait = rate.takeToken(); wait > 0; wait = rate.takeToken()) {
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** How long each wait takes, in milliseconds. */
async function durations(...waits: readonly Promise<void>[]): Promise<number[]> {
  const start = Date.now();
  const ends = Promise.all(waits.map((wait) => wait.then(() => Date.now() - start)));
  await vi.runAllTimersAsync();
  return ends;
}

it("the rate limiter delays requests as the adaptive mode of the AWS SDKs does", async () => {
  const event = fc.record({
    gap: fc.integer({ min: 0, max: 3_000 }),
    responses: fc.integer({ min: 1, max: 30 }),
    throttled: fc.boolean(),
    requests: fc.integer({ min: 0, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 20 }), async (events) => {
      vi.setSystemTime(START);
      const rate = createRateLimiter();
      const reference = new DefaultRateLimiter();
      for (const { gap, responses, throttled, requests } of events) {
        await vi.advanceTimersByTimeAsync(gap);
        for (let response = 0; response < responses; response++) {
          rate.update(throttled);
          reference.updateClientSendingRate(throttled ? { errorType: "THROTTLING" } : {});
        }
        for (let request = 0; request < requests; request++) {
          const [ours = 0, theirs = 0] = await durations(acquireToken(rate), reference.getSendToken());
          // Each rounds its waits up to whole milliseconds, and there may be two of them.
          expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(2);
        }
      }
    }),
  );
});

it("the rate limiter grants one token after each delay", () => {
  const rate = createRateLimiter();
  rate.update(true);
  expect([rate.takeToken(), rate.takeToken()]).toEqual([2_000, 2_000]);
  vi.setSystemTime(Date.now() + 2_000);
  expect([rate.takeToken(), rate.takeToken()]).toEqual([0, 2_000]);
});

it("the rate limiter delays nothing before the first throttling, and no longer after the clock is set back", () => {
  const rate = createRateLimiter();
  expect(rate.takeToken()).toBe(0);
  rate.update(true);
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(rate.takeToken()).toBe(2_000);
});
