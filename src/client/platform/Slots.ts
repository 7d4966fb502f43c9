/** A fixed number of places; who finds none waits in line. */
export class Slots {
  #free: number;
  readonly #line: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes a place if one is free. */
  tryTake(): boolean {
    const taken = this.#free > 0;
    this.#free -= taken ? 1 : 0;
    return taken;
  }

  /** Waits in line for a place and takes it; leaves the line when the signal is aborted. */
  async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const proceed = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        this.#line.splice(this.#line.indexOf(proceed), 1);
        reject(signal.reason);
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#line.push(proceed);
    });
    if (signal.aborted) {
      // In between: the place was given in the same turn, and nobody waits for it any more.
      this.give();
      throw signal.reason;
    }
  }

  /** Gives a place back; the first in line gets it. */
  give(): void {
    const next = this.#line.shift();
    if (next === undefined) {
      this.#free += 1;
    } else {
      next();
    }
  }
}
