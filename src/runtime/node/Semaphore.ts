/** Bounds how many holders there are at once; further ones wait in a queue. */
export class Semaphore {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(permits: number) {
    this.#free = permits;
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
      const proceed = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        this.#queue.splice(this.#queue.indexOf(proceed), 1);
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#queue.push(proceed);
    });
    if (signal.aborted) {
      // The permit was granted in the same turn as the abort, so nobody waits for it anymore.
      this.release();
      throw signal.reason;
    }
  }

  /** Releases a permit; the first in the queue gets it. */
  release(): void {
    const next = this.#queue.shift();
    if (next === undefined) {
      this.#free += 1;
    } else {
      next();
    }
  }
}
