import { describe, expect, it } from "vitest";
import { memoize } from "../../src/client/memoize.js";

/** Counts up, and fails when it is told to. */
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
  it("makes a value once for all callers, also for those at the same time", async () => {
    const get = memoize(counter().make);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
  });

  it("makes it anew after a failure", async () => {
    const { state, make } = counter();
    const get = memoize(make);
    state.fails = true;
    await expect(Promise.all([get(), get()])).rejects.toThrow("no value");
    expect(state.made).toBe(1);
    state.fails = false;
    expect(await get()).toBe(2);
  });

  it("makes it anew after a failure that came without a promise", async () => {
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

  it("makes it anew when it is stale, once for callers at the same time", async () => {
    const get = memoize(counter().make, (value) => value === 1);
    expect(await get()).toBe(1);
    expect(await Promise.all([get(), get()])).toEqual([2, 2]);
    expect(await get()).toBe(2);
  });

  it("makes it anew when a caller asks for it, but not while it is being made", async () => {
    const get = memoize(counter().make);
    expect(await Promise.all([get(), get({ forceRefresh: true })])).toEqual([1, 1]);
    expect(await Promise.all([get({ forceRefresh: true }), get({ forceRefresh: true })])).toEqual([2, 2]);
  });

  it("keeps the value after a renewal that failed, and renews it when it is asked again", async () => {
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
