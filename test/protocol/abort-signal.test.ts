import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { listenable, whenAborted } from "../../src/protocol/abort-signal.js";

it.each<[string, AbortSignal]>([
  ["of a controller", new AbortController().signal],
  ["that is aborted already", AbortSignal.abort()],
  ["with a time-out", AbortSignal.timeout(60_000)],
  ["made of others", AbortSignal.any([new AbortController().signal])],
])("a signal %s can be listened to", (_, signal) => {
  expect(listenable(signal)).toBe(signal);
});

it("a signal of another class can be listened to, too", () => {
  class AbortSignalOfAPolyfill extends EventTarget {
    readonly aborted = false;
    readonly onabort = null;
  }
  const signal = new AbortSignalOfAPolyfill();
  expect(listenable(signal)).toBe(signal);
});

it("no signal, or one without listeners, cannot be listened to", () => {
  expect(listenable(undefined)).toBeUndefined();
  expect(listenable({ aborted: false, onabort: null })).toBeUndefined();
});

describe("who waits for an abort", () => {
  it("is called back, all of them by one listener", () => {
    const controller = new AbortController();
    const callbacks = [vi.fn(), vi.fn()];
    const stops = callbacks.map((callback) => whenAborted(controller.signal, callback));
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    controller.abort();
    for (const stop of stops) {
      stop();
    }
    for (const callback of callbacks) {
      expect(callback).toHaveBeenCalledOnce();
    }
  });

  it("is not called back any more when it has stopped waiting", () => {
    const controller = new AbortController();
    const [callback, other] = [vi.fn(), vi.fn()];
    const stop = whenAborted(controller.signal, callback);
    whenAborted(controller.signal, other);
    stop();
    controller.abort();
    expect(callback).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledOnce();
  });

  it("leaves no listener when the last has stopped waiting, and may wait again", () => {
    const controller = new AbortController();
    whenAborted(controller.signal, vi.fn())();
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    const again = vi.fn();
    whenAborted(controller.signal, again);
    controller.abort();
    expect(again).toHaveBeenCalledOnce();
  });
});
