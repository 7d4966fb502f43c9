import { getEventListeners } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { listenable, whenAborted } from "../../src/runtime/abortSignal.js";

it.each<[string, AbortSignal]>([
  ["of a controller", new AbortController().signal],
  ["that is already aborted", AbortSignal.abort()],
  ["with a timeout", AbortSignal.timeout(60_000)],
  ["that combines others", AbortSignal.any([new AbortController().signal])],
])("a signal %s is listenable", (_, signal) => {
  expect(listenable(signal)).toBe(signal);
});

it("a signal of a polyfill's class is listenable", () => {
  class AbortSignalOfAPolyfill extends EventTarget {
    readonly aborted = false;
    readonly onabort = null;
  }
  const signal = new AbortSignalOfAPolyfill();
  expect(listenable(signal)).toBe(signal);
});

it("a signal that does not support listeners is not listenable", () => {
  expect(listenable(undefined)).toBeUndefined();
  const signal = { aborted: false, onabort: null };
  expect(listenable(signal)).toBeUndefined();
  expect(listenable(Object.assign(signal, { addEventListener: () => {} }))).toBeUndefined();
});

describe("the callbacks of an abort", () => {
  it("are all called, through one listener", () => {
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

  it("leave no listener after the abort", () => {
    const controller = new AbortController();
    whenAborted(controller.signal, vi.fn());
    controller.abort();
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("are not called after they were removed", () => {
    const controller = new AbortController();
    const [callback, other] = [vi.fn(), vi.fn()];
    const stop = whenAborted(controller.signal, callback);
    whenAborted(controller.signal, other);
    stop();
    controller.abort();
    expect(callback).not.toHaveBeenCalled();
    expect(other).toHaveBeenCalledOnce();
  });

  it("leave no listener after the last was removed, and can be added again", () => {
    const controller = new AbortController();
    whenAborted(controller.signal, vi.fn())();
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    const again = vi.fn();
    whenAborted(controller.signal, again);
    controller.abort();
    expect(again).toHaveBeenCalledOnce();
  });
});
