/** A value whose changes take effect later, as in an eventually consistent service. */
export class Delayed<Value> {
  #changes: { readonly value: Value; readonly from: number }[];

  constructor(value: Value, from?: Date) {
    this.#changes = [{ value, from: from?.getTime() ?? Number.NEGATIVE_INFINITY }];
  }

  /** The value of the last change, whether it has taken effect or not. */
  get latest(): Value | undefined {
    return this.#changes.at(-1)?.value;
  }

  /** The value at a time; `undefined` before the first one takes effect. */
  at(now: Date): Value | undefined {
    const time = now.getTime();
    const index = this.#changes.findLastIndex(({ from }) => from <= time);
    // What has been replaced is not needed any more, because time only advances.
    if (index > 0) {
      this.#changes = this.#changes.slice(index);
      return this.#changes[0]?.value;
    }
    return this.#changes[index]?.value;
  }

  /** Changes the value from a time on. */
  set(value: Value, from: Date): void {
    this.#changes.push({ value, from: from.getTime() });
  }
}
