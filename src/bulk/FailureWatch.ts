import { isAboutKeys } from "./jobErrors.js";

/** How many items at the start of a job may be refused alike, because of their keys, before it stops. */
const ALIKE = 100;

/** Notices when too many of the latest items failed. */
export class FailureWatch {
  readonly #ratio: number;
  readonly #after: number;
  /** Whether each of the latest items failed; a ring. */
  readonly #latest: Uint8Array;
  #count = 0;
  #failed = 0;
  /** The name of the error with which all items so far have failed. */
  #alike: string | undefined;

  constructor({ ratio, after }: { readonly ratio: number; readonly after: number }) {
    this.#ratio = ratio;
    this.#after = after;
    this.#latest = new Uint8Array(after);
  }

  /** Counts an item. Returns what is wrong when the job should stop, as the subject of a sentence. */
  add(error: Error | undefined): string | undefined {
    const position = this.#count % this.#after;
    this.#failed += (error === undefined ? 0 : 1) - (this.#latest[position] ?? 0);
    this.#latest[position] = error === undefined ? 0 : 1;
    this.#alike = this.#count === 0 || this.#alike === error?.name ? nameOf(error) : undefined;
    this.#count++;
    if (this.#ratio >= 1 || error === undefined) {
      return undefined;
    }
    if (this.#count === Math.min(ALIKE, this.#after) && this.#alike !== undefined) {
      return `all of the first ${this.#count} items failed with ${this.#alike}`;
    }
    const isTooMany = this.#count >= this.#after && this.#failed > this.#ratio * this.#after;
    return isTooMany ? `${this.#failed} of the last ${this.#after} items failed` : undefined;
  }
}

/** Only the keys concern all items; the ciphertexts of a hundred rows can be wrong. */
const nameOf = (error: Error | undefined): string | undefined =>
  isAboutKeys(error) ? error?.name : undefined;
