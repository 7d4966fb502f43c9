import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import { Semaphore } from "../../../src/runtime/node/Semaphore.js";
import { rejection } from "../../support/rejection.js";

const { signal } = new AbortController();

describe("a semaphore", () => {
  it("grants as many permits as it was made with", () => {
    const semaphore = new Semaphore(2);
    expect([semaphore.tryAcquire(), semaphore.tryAcquire(), semaphore.tryAcquire()]).toEqual([
      true,
      true,
      false,
    ]);
    semaphore.release();
    expect([semaphore.tryAcquire(), semaphore.tryAcquire()]).toEqual([true, false]);
  });

  it("grants any number of permits when it is made with Infinity", () => {
    const semaphore = new Semaphore(Number.POSITIVE_INFINITY);
    expect(Array.from({ length: 1000 }, () => semaphore.tryAcquire())).not.toContain(false);
  });

  it("grants permits in the order in which they were requested, with a signal or without", async () => {
    const semaphore = new Semaphore(1);
    semaphore.tryAcquire();
    const order: number[] = [];
    const waiting = [1, 2, 3].map(async (number) => {
      await (number === 2 ? semaphore.wait() : semaphore.acquire(signal));
      order.push(number);
      semaphore.release();
    });
    expect(semaphore.tryAcquire()).toBe(false);
    semaphore.release();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
    expect(semaphore.tryAcquire()).toBe(true);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

it("a queue of 20,000 is served in order, even when half of it leaves", async () => {
  const semaphore = new Semaphore(1);
  semaphore.tryAcquire();
  const order: number[] = [];
  const controllers = Array.from({ length: 20_000 }, () => new AbortController());
  const waiting = controllers.map(async (controller, number) => {
    await semaphore.acquire(controller.signal);
    order.push(number);
    semaphore.release();
  });
  expect(semaphore.waiting).toBe(20_000);
  for (const [number, controller] of controllers.entries()) {
    if (number % 2 === 1) controller.abort("gone");
  }
  expect(semaphore.waiting).toBe(10_000);
  semaphore.release();
  await Promise.allSettled(waiting);
  expect(order).toEqual(Array.from({ length: 10_000 }, (_, index) => 2 * index));
  expect(semaphore.waiting).toBe(0);
});

describe("an abort while waiting for a permit", () => {
  it("rejects with its reason, and the next in the queue gets the permit", async () => {
    const semaphore = new Semaphore(1);
    semaphore.tryAcquire();
    const controller = new AbortController();
    const gone = rejection(semaphore.acquire(controller.signal));
    const next = semaphore.acquire(signal);
    controller.abort("gone");
    semaphore.release();
    expect(await gone).toBe("gone");
    await next;
    expect(semaphore.tryAcquire()).toBe(false);
  });

  it("rejects even if no permit becomes free, and leaves no listener behind", async () => {
    const semaphore = new Semaphore(0);
    const controller = new AbortController();
    const gone = rejection(semaphore.acquire(controller.signal));
    controller.abort("gone");
    expect(await gone).toBe("gone");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
    semaphore.release();
    expect(semaphore.tryAcquire()).toBe(true);
  });

  it("rejects before the wait when the signal is already aborted", async () => {
    const semaphore = new Semaphore(1);
    semaphore.tryAcquire();
    expect(await rejection(semaphore.acquire(AbortSignal.abort("gone")))).toBe("gone");
    semaphore.release();
    expect(semaphore.tryAcquire()).toBe(true);
  });

  it("releases a permit that was granted in the same turn", async () => {
    const semaphore = new Semaphore(1);
    semaphore.tryAcquire();
    const controller = new AbortController();
    const gone = rejection(semaphore.acquire(controller.signal));
    semaphore.release();
    controller.abort("gone");
    expect(await gone).toBe("gone");
    expect(semaphore.tryAcquire()).toBe(true);
  });
});
