import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withDeadline } from "../../src/protocol/deadline.js";
import { rejection } from "../support/answering-client.js";

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

  it("gives what it gives in time", async () => {
    expect(await withDeadline(signal, 50, "late", async () => "done")).toBe("done");
  });

  it("fails as it fails in time", async () => {
    const error = new Error("failed");
    expect(await rejection(withDeadline(signal, 50, "late", () => Promise.reject(error)))).toBe(error);
  });

  it("ends with a TimeoutError when the time has passed, even when it pays no heed", async () => {
    const outcome = rejection(withDeadline(signal, 50, "late", never));
    await vi.advanceTimersByTimeAsync(50);
    expect(await outcome).toMatchObject({ name: "TimeoutError", message: "late" });
  });

  it("is told by its signal that the time has passed", async () => {
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

  it("may take for ever when the limit is 0", async () => {
    expect(
      await withDeadline(signal, 0, "late", async () => {
        expect(vi.getTimerCount()).toBe(0);
        return "done";
      }),
    ).toBe("done");
  });
});

describe("an abort ends work with a deadline", () => {
  it("with the reason, and leaves nothing behind", async () => {
    const controller = new AbortController();
    const outcome = rejection(withDeadline(controller.signal, 50, "late", never));
    controller.abort("gone");
    expect(await outcome).toBe("gone");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("before it begins", async () => {
    const work = vi.fn(never);
    expect(await rejection(withDeadline(AbortSignal.abort("gone"), 50, "late", work))).toBe("gone");
    expect(work).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });
});
