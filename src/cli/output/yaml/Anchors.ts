import { sortedEntries } from "../compareText.js";
import type { OutputValue } from "../OutputValue.js";
import { isScalar } from "../scalarText.js";

/** An anchor (`&id001`) in front of a value that occurs again, or an alias (`*id001`) in place of one that did. */
interface Anchor {
  readonly text: string;
  readonly isAlias: boolean;
}

/** The lists and objects that occur more than once: YAML writes them once and refers to them. */
export class Anchors {
  readonly #names = new Map<object, string>();
  readonly #seen = new Set<object>();
  readonly #written = new Set<object>();

  constructor(root: OutputValue) {
    this.#find(root);
  }

  /** Returns what stands for this occurrence of a value; `undefined` if it occurs once. */
  next(value: object): Anchor | undefined {
    const name = this.#names.get(value);
    if (name === undefined) {
      return undefined;
    }
    const isAlias = this.#written.has(value);
    this.#written.add(value);
    return { text: `${isAlias ? "*" : "&"}${name}`, isAlias };
  }

  #find(value: OutputValue): void {
    if (isScalar(value)) {
      return;
    }
    if (this.#seen.has(value)) {
      if (!this.#names.has(value)) {
        this.#names.set(value, `id${String(this.#names.size + 1).padStart(3, "0")}`);
      }
      return;
    }
    this.#seen.add(value);
    for (const [, member] of Array.isArray(value) ? value.entries() : sortedEntries(value)) {
      this.#find(member);
    }
  }
}
