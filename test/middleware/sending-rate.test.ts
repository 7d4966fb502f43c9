import { DefaultRateLimiter } from "@smithy/core/retry";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SendingRate } from "../../src/middleware/sending-rate.js";

// Smithy's own hook for tests: without whole milliseconds its loop never ends in a time that stands still.
const setTimeoutFn = (resolve: () => void, delay: number) => setTimeout(resolve, Math.ceil(delay));

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-01-01T00:00:00Z") });
  Object.assign(DefaultRateLimiter, { setTimeoutFn });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Waits as the middleware does. */
async function permission(rate: SendingRate): Promise<void> {
  for (let wait = rate.take(); wait > 0; wait = rate.take()) {
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/** How long it takes to wait for each, in milliseconds. */
async function durations(...waits: readonly Promise<void>[]): Promise<number[]> {
  const start = Date.now();
  const ends = Promise.all(waits.map((wait) => wait.then(() => Date.now() - start)));
  await vi.runAllTimersAsync();
  return ends;
}

it("paces requests as the adaptive mode of the AWS SDKs does", async () => {
  const event = fc.record({
    gap: fc.integer({ min: 0, max: 3_000 }),
    answers: fc.integer({ min: 1, max: 30 }),
    throttled: fc.boolean(),
    requests: fc.integer({ min: 0, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 20 }), async (events) => {
      const rate = new SendingRate();
      const reference = new DefaultRateLimiter();
      for (const { gap, answers, throttled, requests } of events) {
        await vi.advanceTimersByTimeAsync(gap);
        for (let answer = 0; answer < answers; answer++) {
          rate.update(throttled);
          reference.updateClientSendingRate(throttled ? { errorType: "THROTTLING" } : {});
        }
        for (let request = 0; request < requests; request++) {
          const [ours = 0, theirs = 0] = await durations(permission(rate), reference.getSendToken());
          expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

it("takes no permission as long as there is none", () => {
  const rate = new SendingRate();
  rate.update(true);
  expect([rate.take(), rate.take()]).toEqual([2_000, 2_000]);
  vi.setSystemTime(Date.now() + 2_000);
  expect([rate.take(), rate.take()]).toEqual([0, 2_000]);
});

it("does not wait before the first throttling, nor longer for a clock that is set back", () => {
  const rate = new SendingRate();
  expect(rate.take()).toBe(0);
  rate.update(true);
  vi.setSystemTime(Date.now() - 3_600_000);
  expect(rate.take()).toBe(2_000);
});
