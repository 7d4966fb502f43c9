import { Queue } from "./Queue.js";

/** Whoever waits for the next result. */
interface Waiter<Result, Summary> {
  readonly resolve: (step: IteratorResult<Result, Summary>) => void;
  readonly reject: (error: unknown) => void;
}

/** How a job ended. */
export type Ending<Summary> = { readonly summary: Summary; readonly error?: unknown };

/** Passes the results of a job to whoever asks for the next one, in input order if that is asked for. */
export class Outbox<Result extends { readonly index: number }, Summary> {
  readonly #isOrdered: boolean;
  readonly #onTaken: () => void;
  readonly #ready = new Queue<Result>();
  /** Results that wait for the one before them. */
  readonly #early = new Map<number, Result>();
  readonly #waiters = new Queue<Waiter<Result, Summary>>();
  /** Resolves at the end. */
  readonly whenEnded: Promise<void>;
  #onEnd = () => {};
  #next = 0;
  #ending: Ending<Summary> | undefined;

  /** @param onTaken - Called when a result has been passed on. */
  constructor(isOrdered: boolean, onTaken: () => void) {
    this.whenEnded = new Promise((resolve) => {
      this.#onEnd = resolve;
    });
    this.#isOrdered = isOrdered;
    this.#onTaken = onTaken;
  }

  /** Adds a result. */
  add(result: Result): void {
    if (!this.#isOrdered) {
      this.#pass(result);
      return;
    }
    this.#early.set(result.index, result);
    for (let next = this.#early.get(this.#next); next !== undefined; next = this.#early.get(this.#next)) {
      this.#early.delete(this.#next);
      this.#next++;
      this.#pass(next);
    }
  }

  /** Returns the next result, or waits for it. After the last one, the first caller gets the error, if there is one. */
  take(): Promise<IteratorResult<Result, Summary>> {
    const value = this.#ready.shift();
    if (value !== undefined) {
      this.#onTaken();
      return Promise.resolve({ done: false, value });
    }
    return new Promise((resolve, reject) => {
      this.#waiters.push({ resolve, reject });
      this.#finish();
    });
  }

  /** Discards the results that nobody has taken. */
  discard(): void {
    this.#ready.clear();
    this.#early.clear();
  }

  /** Ends it. Results that are still there can be taken. */
  end(ending: Ending<Summary>): void {
    this.#ending = ending;
    this.#onEnd();
    this.#finish();
  }

  #pass(result: Result): void {
    const waiter = this.#waiters.shift();
    if (waiter === undefined) {
      this.#ready.push(result);
    } else {
      this.#onTaken();
      waiter.resolve({ done: false, value: result });
    }
  }

  #finish(): void {
    for (const ending = this.#ending; ending !== undefined && this.#waiters.size > 0; ) {
      const waiter = this.#waiters.shift();
      if ("error" in ending && this.#ending === ending) {
        // Like a generator, it throws once, and has ended after that.
        this.#ending = { summary: ending.summary };
        waiter?.reject(ending.error);
      } else {
        waiter?.resolve({ done: true, value: ending.summary });
      }
    }
  }
}
