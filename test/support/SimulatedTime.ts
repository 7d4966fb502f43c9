import { setImmediate as turn } from "node:timers/promises";
import type { BulkClock } from "../../src/bulk/BulkClock.js";

interface Timer {
  readonly at: number;
  readonly callback: () => void;
  isCancelled: boolean;
}

/** A clock for jobs that jumps to the next timer as soon as nothing else happens, so that hours pass in milliseconds. */
export class SimulatedTime implements BulkClock {
  /** Latest first. */
  readonly #timers: Timer[] = [];
  readonly #onAdvance: (milliseconds: number) => void;
  #now = 0;
  #held = 0;

  /** @param onAdvance - Receives how far the clock jumps, for other clocks that are to keep up. */
  constructor(onAdvance: (milliseconds: number) => void = () => {}) {
    this.#onAdvance = onAdvance;
  }

  now(): number {
    return this.#now;
  }

  setTimer(callback: () => void, milliseconds: number): () => void {
    const timer = { at: this.#now + milliseconds, callback, isCancelled: false };
    this.#timers.splice(this.#positionOf(timer.at), 0, timer);
    return () => {
      timer.isCancelled = true;
    };
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.#timers.filter(({ isCancelled }) => !isCancelled).length;
  }

  /** Waits until some milliseconds have passed. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.setTimer(resolve, milliseconds);
    });
  }

  /** Lets no time pass while something happens that takes real time, such as a request. */
  async hold<T>(work: Promise<T>): Promise<T> {
    this.#held++;
    try {
      return await work;
    } finally {
      this.#held--;
    }
  }

  /** Lets time pass until some work is done. */
  async run<T>(work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    for (let idle = 0; !isDone && idle < 10_000; idle++) {
      await turn();
      if (this.#held > 0 || this.#jump()) {
        idle = 0;
      }
    }
    if (!isDone) {
      throw new Error("The work does not end: nothing waits for the clock");
    }
    return work;
  }

  #jump(): boolean {
    let next = this.#timers.pop();
    while (next?.isCancelled) {
      next = this.#timers.pop();
    }
    if (next === undefined) {
      return false;
    }
    this.#onAdvance(Math.max(0, next.at - this.#now));
    this.#now = Math.max(this.#now, next.at);
    next.callback();
    return true;
  }

  /** Before the timers that fire earlier, or at the same time: those that were set first fire first. */
  #positionOf(at: number): number {
    let [low, high] = [0, this.#timers.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#timers[middle]?.at ?? 0) > at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
