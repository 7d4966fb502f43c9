import { whenAborted } from "../abortSignal.js";

/** Bounds how many holders there are at once; further ones wait in a queue. */
export class Semaphore {
  /** How many holders there may be. */
  readonly permits: number;
  #free: number;
  // In the order of their arrival. The iterator goes on where it was: a new one would pass by all that have left.
  readonly #queue = new Set<() => void>();
  #order = this.#queue.values();

  constructor(permits: number) {
    this.permits = permits;
    this.#free = permits;
  }

  /** How many wait. */
  get waiting(): number {
    return this.#queue.size;
  }

  /** Acquires a permit if one is free. */
  tryAcquire(): boolean {
    const isFree = this.#free > 0;
    this.#free -= isFree ? 1 : 0;
    return isFree;
  }

  /** Waits in the queue for a permit. */
  wait(): Promise<void> {
    return new Promise((resolve) => {
      this.#queue.add(resolve);
    });
  }

  /** Waits in the queue for a permit; leaves the queue when the signal is aborted. */
  async acquire(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const proceed = () => {
        stopWaiting();
        resolve();
      };
      const stopWaiting = whenAborted(signal, () => {
        this.#queue.delete(proceed);
        reject(signal.reason);
      });
      this.#queue.add(proceed);
    });
    if (signal.aborted) {
      // The permit was granted in the same turn as the abort, so nobody waits for it anymore.
      this.release();
      throw signal.reason;
    }
  }

  /** Releases a permit; the first in the queue gets it. */
  release(): void {
    const proceed = this.#order.next().value ?? this.#restarted().next().value;
    if (proceed) {
      this.#queue.delete(proceed);
      proceed();
    } else {
      this.#free += 1;
    }
  }

  /** An iterator that has ended does not see those that arrive later. */
  #restarted(): SetIterator<() => void> {
    this.#order = this.#queue.values();
    return this.#order;
  }
}
