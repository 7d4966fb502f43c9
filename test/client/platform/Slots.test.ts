import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { Slots } from "../../../src/client/platform/Slots.js";
import { rejection } from "../../support/answering-client.js";

const { signal } = new AbortController();

describe("places", () => {
  it("are as many as were asked for", () => {
    const slots = new Slots(2);
    expect([slots.tryTake(), slots.tryTake(), slots.tryTake()]).toEqual([true, true, false]);
    slots.give();
    expect([slots.tryTake(), slots.tryTake()]).toEqual([true, false]);
  });

  it("never run out when there is no limit", () => {
    const slots = new Slots(Number.POSITIVE_INFINITY);
    expect(Array.from({ length: 1000 }, () => slots.tryTake())).not.toContain(false);
  });

  it("are given in the order of the line", async () => {
    const slots = new Slots(1);
    slots.tryTake();
    const order: number[] = [];
    const waiting = [1, 2, 3].map(async (number) => {
      await slots.take(signal);
      order.push(number);
      slots.give();
    });
    expect(slots.tryTake()).toBe(false);
    slots.give();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
    expect(slots.tryTake()).toBe(true);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

describe("who gives up waiting", () => {
  it("leaves the line with the reason, and the next in line gets the place", async () => {
    const slots = new Slots(1);
    slots.tryTake();
    const controller = new AbortController();
    const gone = rejection(slots.take(controller.signal));
    const next = slots.take(signal);
    controller.abort("gone");
    slots.give();
    expect(await gone).toBe("gone");
    await next;
    expect(slots.tryTake()).toBe(false);
  });

  it("beforehand never stands in line", async () => {
    const slots = new Slots(1);
    slots.tryTake();
    expect(await rejection(slots.take(AbortSignal.abort("gone")))).toBe("gone");
    slots.give();
    expect(slots.tryTake()).toBe(true);
  });

  it("in the moment in which the place is given, gives it back", async () => {
    const slots = new Slots(1);
    slots.tryTake();
    const controller = new AbortController();
    const gone = rejection(slots.take(controller.signal));
    slots.give();
    controller.abort("gone");
    expect(await gone).toBe("gone");
    expect(slots.tryTake()).toBe(true);
  });
});
