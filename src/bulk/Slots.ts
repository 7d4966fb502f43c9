import { Queue } from "./Queue.js";

/** Bounds how many requests are sent at once. */
export class Slots {
  #free: number;
  readonly #waiting = new Queue<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** Whether a slot is free that nobody waits for. */
  get isFree(): boolean {
    return this.#free > 0;
  }

  /** Takes a slot, if one is free. */
  tryAcquire(): boolean {
    const taken = this.#free > 0;
    this.#free -= taken ? 1 : 0;
    return taken;
  }

  /** Waits for a slot, and takes it. */
  acquire(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Frees a slot for whoever has waited longest. */
  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#free++;
    } else {
      next();
    }
  }

  /** Forgets everybody who waits. */
  stop(): void {
    this.#waiting.clear();
  }
}
