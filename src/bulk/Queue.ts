/** First in, first out, in constant time: `Array.shift` moves all elements. */
export class Queue<T> {
  #items: (T | undefined)[] = [];
  #head = 0;

  /** How many elements there are. */
  get size(): number {
    return this.#items.length - this.#head;
  }

  /** Adds an element at the end. */
  push(item: T): void {
    this.#items.push(item);
  }

  /** Removes the first element. */
  shift(): T | undefined {
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head = Math.min(this.#head + 1, this.#items.length);
    if (this.#head > 32 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  /** Removes all elements. */
  clear(): void {
    this.#items = [];
    this.#head = 0;
  }
}
