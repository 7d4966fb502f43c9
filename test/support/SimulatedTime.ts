import { setImmediate as turn } from "node:timers/promises";
import type { BulkClock } from "../../src/bulk/BulkClock.js";

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock for jobs that jumps to the next timer as soon as nothing else happens, so that hours pass in milliseconds. */
export class SimulatedTime implements BulkClock {
  readonly #timers = new Set<Timer>();
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
    const timer = { at: this.#now + milliseconds, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** How many timers are waiting. */
  get pending(): number {
    return this.#timers.size;
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
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      next = next === undefined || timer.at < next.at ? timer : next;
    }
    if (next === undefined) {
      return false;
    }
    this.#timers.delete(next);
    this.#onAdvance(Math.max(0, next.at - this.#now));
    this.#now = Math.max(this.#now, next.at);
    next.callback();
    return true;
  }
}
