/** Bounds how many holders there are at once; further ones wait in a queue. */
export class Semaphore {
  /** How many holders there may be. */
  readonly permits: number;
  #free: number;
  // Those that have left or have been served stay until they are reached or many: removing one would move all others.
  #queue: Waiter[] = [];
  #first = 0;
  #waiting = 0;

  constructor(permits: number) {
    this.permits = permits;
    this.#free = permits;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Acquires a permit if one is free. */
  tryAcquire(): boolean {
    const isFree = this.#free > 0;
    this.#free -= isFree ? 1 : 0;
    return isFree;
  }

  /** Waits in the queue for a permit; leaves the queue when the signal is aborted. */
  async acquire(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        proceed: () => {
          signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      const leave = () => {
        waiter.proceed = undefined;
        this.#waiting -= 1;
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#queue.push(waiter);
      this.#waiting += 1;
    });
    if (signal.aborted) {
      // The permit was granted in the same turn as the abort, so nobody waits for it anymore.
      this.release();
      throw signal.reason;
    }
  }

  /** Releases a permit; the first in the queue gets it. */
  release(): void {
    const proceed = this.#next();
    if (proceed === undefined) {
      this.#free += 1;
    } else {
      this.#waiting -= 1;
      proceed();
    }
  }

  #next(): Waiter["proceed"] {
    while (this.#first < this.#queue.length) {
      const proceed = this.#queue[this.#first++]?.proceed;
      if (this.#first * 2 > this.#queue.length) {
        this.#queue = this.#queue.slice(this.#first);
        this.#first = 0;
      }
      if (proceed !== undefined) {
        return proceed;
      }
    }
    return undefined;
  }
}

interface Waiter {
  /** Grants the permit; `undefined` once the waiter has left. */
  proceed: (() => void) | undefined;
}
