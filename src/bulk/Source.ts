import { ConfigurationError } from "../errors/ConfigurationError.js";
import { kindOf } from "../runtime/kindOf.js";
import { isBytes, isFunction } from "../runtime/typeGuards.js";

type Items<Item> = Iterator<Item | PromiseLike<Item>> | AsyncIterator<Item>;
type Step<Item> = IteratorResult<Item | PromiseLike<Item>>;

/** Where the items of a job come from, whether it is synchronous or not. */
export class Source<Item> {
  readonly #open: () => Items<Item>;
  #iterator: Items<Item> | undefined;
  #isReading = false;
  #isExhausted = false;

  /** @throws {@link ConfigurationError} when the items are not iterable. */
  constructor(items: Iterable<Item | PromiseLike<Item>> | AsyncIterable<Item>) {
    const iterable: object = Object(items);
    // Text and bytes are iterable, but no items.
    if (typeof items !== "string" && !isBytes(items)) {
      if (Symbol.asyncIterator in iterable && isFunction(iterable[Symbol.asyncIterator])) {
        this.#open = () => (items as AsyncIterable<Item>)[Symbol.asyncIterator]();
        return;
      }
      if (Symbol.iterator in iterable && isFunction(iterable[Symbol.iterator])) {
        this.#open = () => (items as Iterable<Item | PromiseLike<Item>>)[Symbol.iterator]();
        return;
      }
    }
    throw new ConfigurationError(
      `The items of reEncryptAll must be an iterable or async iterable, such as an array of ciphertexts, not ${kindOf(items)}`,
    );
  }

  /** Whether it has returned its last item, or failed. */
  get isExhausted(): boolean {
    return this.#isExhausted;
  }

  /** Returns the next item, or `done`. As in `for await`, items of synchronous sources may be promises. */
  read(): IteratorResult<Item> | Promise<IteratorResult<Item>> {
    try {
      this.#iterator ??= this.#open();
      const step = this.#iterator.next();
      if (isReady(step)) {
        this.#isExhausted = step.done === true;
        return step;
      }
      this.#isReading = true;
      return this.#wait(step);
    } catch (error) {
      this.#isExhausted = true;
      throw error;
    }
  }

  /** Tells the source that no more items are read. Not awaited while it still reads: that may take forever. */
  async close(): Promise<void> {
    if (!this.#isExhausted) {
      this.#isExhausted = true;
      const closed = this.#iterator?.return?.();
      if (!this.#isReading) {
        await closed;
      } else if (isPromise(closed)) {
        // The job has ended by then, and nobody can be told.
        closed.catch(() => {});
      }
    }
  }

  async #wait(step: Step<Item> | Promise<Step<Item>>): Promise<IteratorResult<Item>> {
    try {
      const { done, value } = await step;
      this.#isExhausted ||= done === true;
      return done ? { done, value } : { done: false, value: await value };
    } catch (error) {
      this.#isExhausted = true;
      throw error;
    } finally {
      this.#isReading = false;
    }
  }
}

/** Whether a step and its item are here already. */
const isReady = <Item>(step: Step<Item> | Promise<Step<Item>>): step is IteratorResult<Item> =>
  !isPromise(step) && !isPromise(Object(step).value);

const isPromise = (value: unknown): value is Promise<never> => isFunction(Object(value).then);
