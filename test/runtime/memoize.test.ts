import { describe, expect, it } from "vitest";
import { memoize } from "../../src/runtime/memoize.js";

/** Counts up, or fails on demand. */
function counter() {
  const state = { made: 0, fails: false };
  const make = async () => {
    state.made += 1;
    if (state.fails) {
      throw new Error("no value");
    }
    return state.made;
  };
  return { state, make };
}

describe("memoize", () => {
  it("makes a value once for all callers, concurrent ones included", async () => {
    const get = memoize(counter().make);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
  });

  it("makes it again after a failure", async () => {
    const { state, make } = counter();
    const get = memoize(make);
    state.fails = true;
    await expect(Promise.all([get(), get()])).rejects.toThrow("no value");
    expect(state.made).toBe(1);
    state.fails = false;
    expect(await get()).toBe(2);
  });

  it("makes it again after a synchronous failure", async () => {
    let made = 0;
    const get = memoize(() => {
      made += 1;
      if (made === 1) {
        throw new Error("at once");
      }
      return Promise.resolve(made);
    });
    expect(() => get()).toThrow("at once");
    expect(await get()).toBe(2);
  });

  it("makes it again when it is stale, once for concurrent callers", async () => {
    const get = memoize(counter().make, (value) => value === 1);
    expect(await get()).toBe(1);
    expect(await Promise.all([get(), get()])).toEqual([2, 2]);
    expect(await get()).toBe(2);
  });

  it("makes it again when a caller asks for it, except while it is being made", async () => {
    const get = memoize(counter().make);
    expect(await Promise.all([get(), get({ forceRefresh: true })])).toEqual([1, 1]);
    expect(await Promise.all([get({ forceRefresh: true }), get({ forceRefresh: true })])).toEqual([2, 2]);
  });

  it("keeps the value after a failed renewal, and renews it on the next request", async () => {
    const { state, make } = counter();
    const get = memoize(make);
    await get();
    state.fails = true;
    await expect(get({ forceRefresh: true })).rejects.toThrow("no value");
    expect(await get()).toBe(1);
    state.fails = false;
    expect(await get({ forceRefresh: true })).toBe(3);
  });
});
