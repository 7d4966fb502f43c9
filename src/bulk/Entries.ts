import type { ReEncryptCommandInput } from "../kms/operations/ReEncrypt.js";
import type { BulkClock } from "./BulkClock.js";
import type { Turn } from "./Caller.js";

/** An item without a result. */
export interface Entry<Item> extends Turn {
  /** Its position in the source. */
  readonly index: number;
  readonly item: Item;
  readonly input: ReEncryptCommandInput;
}

/** The items without a result, oldest first. Notices when one takes too long. */
export class Entries<Item> {
  readonly #clock: BulkClock;
  readonly #onExpired: (entry: Entry<Item>) => void;
  readonly #entries = new Set<Entry<Item>>();
  #cancelTimer: (() => void) | undefined;

  /** @param onExpired - Receives an entry whose deadline has passed; it has to delete it. */
  constructor(clock: BulkClock, onExpired: (entry: Entry<Item>) => void) {
    this.#clock = clock;
    this.#onExpired = onExpired;
  }

  /** How many there are. */
  get size(): number {
    return this.#entries.size;
  }

  /** Adds an entry; its deadline must not be before those of the others. */
  add(entry: Entry<Item>): void {
    this.#entries.add(entry);
    this.#arm();
  }

  /** Removes an entry. Without entries, no timer keeps the process alive. */
  delete(entry: Entry<Item>): void {
    this.#entries.delete(entry);
    if (this.#entries.size === 0) {
      this.#cancelTimer?.();
      this.#cancelTimer = undefined;
    }
  }

  /** Returns those that exist now. */
  all(): readonly Entry<Item>[] {
    return [...this.#entries];
  }

  #arm(): void {
    if (this.#cancelTimer === undefined) {
      for (const oldest of this.#entries) {
        const wait = Math.max(1, oldest.deadline - this.#clock.now());
        this.#cancelTimer = this.#clock.setTimer(() => this.#expire(), wait);
        return;
      }
    }
  }

  #expire(): void {
    this.#cancelTimer = undefined;
    const now = this.#clock.now();
    for (const entry of this.#entries) {
      if (entry.deadline > now) {
        break;
      }
      this.#onExpired(entry);
    }
    this.#arm();
  }
}
