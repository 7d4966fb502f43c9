import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withDeadline } from "../../src/runtime/withDeadline.js";
import { rejection } from "../support/rejection.js";

const never = () => new Promise<never>(() => {});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("work with a deadline", () => {
  const { signal } = new AbortController();

  afterEach(() => {
    expect(getEventListeners(signal, "abort")).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("returns its value when it is in time", async () => {
    expect(await withDeadline(signal, 50, "late", async () => "done")).toBe("done");
  });

  it("rejects with its error when it fails in time", async () => {
    const error = new Error("failed");
    expect(await rejection(withDeadline(signal, 50, "late", () => Promise.reject(error)))).toBe(error);
  });

  it("rejects with a TimeoutError when the timeout passes, even if it ignores its signal", async () => {
    const outcome = rejection(withDeadline(signal, 50, "late", never));
    await vi.advanceTimersByTimeAsync(50);
    expect(await outcome).toMatchObject({ name: "TimeoutError", message: "late" });
  });

  it("has a signal that is aborted when the timeout passes", async () => {
    let inner: AbortSignal | undefined;
    const outcome = rejection(
      withDeadline(signal, 50, "late", (either) => {
        inner = either;
        return never();
      }),
    );
    await vi.advanceTimersByTimeAsync(49);
    expect(inner?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(inner?.reason).toBe(await outcome);
  });

  it("needs no signal of a caller", async () => {
    expect(await withDeadline(undefined, 50, "late", async () => "done")).toBe("done");
    const outcome = rejection(withDeadline(undefined, 50, "late", never));
    await vi.advanceTimersByTimeAsync(50);
    expect(await outcome).toMatchObject({ name: "TimeoutError" });
  });

  it("has no timeout when the limit is 0", async () => {
    expect(
      await withDeadline(signal, 0, "late", async () => {
        expect(vi.getTimerCount()).toBe(0);
        return "done";
      }),
    ).toBe("done");
  });
});

describe("an abort of work with a deadline", () => {
  it("rejects with its reason, and leaves neither a timer nor a listener behind", async () => {
    const controller = new AbortController();
    const outcome = rejection(withDeadline(controller.signal, 50, "late", never));
    controller.abort("gone");
    expect(await outcome).toBe("gone");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("before its start prevents the work", async () => {
    const work = vi.fn(never);
    expect(await rejection(withDeadline(AbortSignal.abort("gone"), 50, "late", work))).toBe("gone");
    expect(work).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
