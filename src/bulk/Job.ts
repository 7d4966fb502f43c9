import { AbortError } from "../errors/AbortError.js";
import { saidBy } from "../errors/platformError.js";
import { TimeoutError } from "../errors/TimeoutError.js";
import { whenAborted } from "../runtime/abortSignal.js";
import type { BulkClock } from "./BulkClock.js";
import { Caller, type ReEncryptSender } from "./Caller.js";
import { Dedupe } from "./Dedupe.js";
import { Entries, type Entry } from "./Entries.js";
import { FailureWatch } from "./FailureWatch.js";
import { inputOf } from "./inputOf.js";
import { isAboutClient } from "./jobErrors.js";
import { Outbox } from "./Outbox.js";
import { failure, type Outcome, outcomeOf } from "./outcomeOf.js";
import { Progress } from "./Progress.js";
import { preflight } from "./preflight.js";
import type { ReEncryptResult } from "./ReEncryptResult.js";
import type { ReEncryptSummary, StopReason } from "./ReEncryptSummary.js";
import type { ResolvedOptions } from "./resolveOptions.js";
import { Source } from "./Source.js";
import { type Stop, stoppedError } from "./stoppedError.js";
import { Tally } from "./Tally.js";

/** A running {@link reEncryptAll}: takes items from the source, sends them, and passes their results on. */
export class Job<Item> {
  readonly #options: ResolvedOptions;
  readonly #clock: BulkClock;
  readonly #source: Source<Item>;
  readonly #caller: Caller;
  readonly #tally = new Tally();
  readonly #failures: FailureWatch;
  readonly #dedupe: Dedupe<Outcome>;
  readonly #entries: Entries<Item>;
  readonly #outbox: Outbox<ReEncryptResult<Item>, ReEncryptSummary>;
  readonly #progress: Progress;
  #startedAt: number | undefined;
  #millis: number | undefined;
  #taken = 0;
  #consumed = 0;
  #wake: (() => void) | undefined;
  #stopped: Stop | undefined;
  #stopListening: (() => void) | undefined;
  #isEnding = false;
  #hasEnded = false;
  #closingError: unknown;

  constructor(
    client: ReEncryptSender,
    items: Iterable<Item | PromiseLike<Item>> | AsyncIterable<Item>,
    options: ResolvedOptions,
    clock: BulkClock,
  ) {
    this.#options = options;
    this.#clock = clock;
    this.#source = new Source(items);
    this.#caller = new Caller(client, options, { clock, tally: this.#tally, onFree: () => this.#proceed() });
    this.#failures = new FailureWatch(options.maxFailures);
    this.#dedupe = new Dedupe(options.dedupe, ({ status }) => status !== "failed");
    this.#entries = new Entries(clock, (entry) => this.#expire(entry));
    this.#outbox = new Outbox(options.ordered, () => this.#countConsumed());
    const onError = (error: unknown) => this.#stop("progress", `onProgress threw: ${saidBy(error)}`, error);
    const report = () => options.onProgress?.(this.summary);
    this.#progress = new Progress(clock, { report, onError, isBusy: () => this.#entries.size > 0 });
  }

  /** What the job has done so far. */
  get summary(): ReEncryptSummary {
    const now = this.#clock.now();
    return this.#tally.summary(
      this.#millis ?? now - (this.#startedAt ?? now),
      this.#caller.pacer.requestsPerSecond,
    );
  }

  /** Returns the next result. The first call starts the job. */
  next(): Promise<IteratorResult<ReEncryptResult<Item>, ReEncryptSummary>> {
    const result = this.#outbox.take();
    if (this.#startedAt === undefined) {
      this.#start();
    }
    return result;
  }

  /** Ends the job, because nobody wants its results. Waits until no request is on its way. */
  async leave(): Promise<ReEncryptSummary> {
    this.#startedAt ??= this.#clock.now();
    this.#stop("left", "", undefined);
    await this.#outbox.whenEnded;
    this.#outbox.discard();
    if (this.#closingError !== undefined) {
      throw this.#closingError;
    }
    return this.summary;
  }

  #start(): void {
    const { signal } = this.#options;
    this.#startedAt = this.#clock.now();
    const abort = () => this.#stop("aborted", "the signal was aborted", signal?.reason);
    if (signal?.aborted) {
      abort();
      return;
    }
    this.#stopListening = signal && whenAborted(signal, abort);
    void this.#pull();
  }

  /** Takes items from the source while there is room for them. */
  async #pull(): Promise<void> {
    try {
      while (this.#stopped === undefined) {
        if (!this.#hasRoom()) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
          continue;
        }
        const step = this.#source.read();
        const { done, value } = step instanceof Promise ? await step : step;
        if (done) {
          break;
        }
        if (this.#stopped === undefined) {
          await this.#take(value);
        }
      }
    } catch (error) {
      this.#fail("source", `the source of the items failed: ${saidBy(error)}`, error);
    }
    this.#endIfDone();
  }

  #hasRoom(): boolean {
    return this.#taken - this.#consumed < this.#options.window && this.#caller.slots.isFree;
  }

  /** Begins with an item. Waits for the preflight with the first one. */
  #take(item: Item): Promise<void> | undefined {
    const entry: Entry<Item> = {
      index: this.#taken++,
      item,
      input: inputOf(item, this.#options.itemDefaults),
      deadline: this.#clock.now() + this.#options.itemTimeout,
      attempts: 0,
      isInFlight: false,
      isOver: false,
    };
    this.#entries.add(entry);
    if (this.#options.onProgress !== undefined) {
      this.#progress.start();
    }
    if (entry.index === 0 && this.#options.preflight) {
      return this.#checkThenProcess(entry);
    }
    void this.#process(entry);
    return undefined;
  }

  async #checkThenProcess(entry: Entry<Item>): Promise<void> {
    const obstacle = await preflight(entry, this.#options, this.#caller);
    if (obstacle === undefined) {
      void this.#process(entry);
      return;
    }
    entry.lastError = obstacle.error;
    this.#stop("preflight", obstacle.reason, obstacle.error);
  }

  async #process(entry: Entry<Item>): Promise<void> {
    const { input } = entry;
    const make = () => outcomeOf(input, entry, this.#caller, this.#options);
    this.#finish(entry, await this.#dedupe.share(input, make));
  }

  #expire(entry: Entry<Item>): void {
    const { itemTimeout } = this.#options;
    const error = entry.lastError ?? timeoutError(itemTimeout);
    this.#finish(entry, failure(error, entry.attempts));
  }

  #finish(entry: Entry<Item>, outcome: Outcome): void {
    if (entry.isOver) {
      return;
    }
    entry.isOver = true;
    this.#entries.delete(entry);
    this.#tally.add(entry.input, outcome);
    this.#outbox.add({ ...outcome, index: entry.index, item: entry.item });
    const error = outcome.status === "failed" ? outcome.error : undefined;
    const problem = this.#failures.add(error);
    if (isAboutClient(error)) {
      this.#stop("configuration", saidBy(error), error);
    } else if (problem !== undefined) {
      this.#stop("failures", `${problem}, the last one because: ${saidBy(error)}`, error);
    }
    this.#endIfDone();
  }

  #countConsumed(): void {
    this.#consumed++;
    this.#proceed();
  }

  /** Continues with what waited for room, or ends. */
  #proceed(): void {
    if (this.#wake !== undefined && this.#hasRoom()) {
      this.#wake();
      this.#wake = undefined;
    }
    this.#endIfDone();
  }

  /** Ends the job with an error after the items that were taken. The first reason counts. */
  #fail(reason: StopReason, message: string, cause: unknown): void {
    if (this.#stopped === undefined && !this.#hasEnded) {
      this.#stopped = { message, cause };
      this.#tally.stopped = reason;
    }
  }

  /** Sends no more requests. The results of those on their way still come; the other items fail. */
  #stop(reason: StopReason, message: string, cause: unknown): void {
    this.#fail(reason, message, cause);
    this.#caller.stop();
    for (const entry of this.#entries.all()) {
      if (!entry.isInFlight) {
        this.#finish(entry, failure(entry.lastError ?? new AbortError("ReEncrypt", cause), entry.attempts));
      }
    }
    this.#wake?.();
    this.#endIfDone();
  }

  #endIfDone(): void {
    const isComplete = this.#stopped !== undefined || this.#source.isExhausted;
    if (isComplete && this.#entries.size === 0 && this.#caller.inFlight === 0 && !this.#isEnding) {
      this.#isEnding = true;
      void this.#end();
    }
  }

  async #end(): Promise<void> {
    this.#stopListening?.();
    this.#caller.stop();
    this.#progress.stop();
    try {
      await this.#source.close();
    } catch (error) {
      this.#closingError = error;
    }
    this.#millis = this.#clock.now() - (this.#startedAt ?? 0);
    this.#progress.report();
    this.#hasEnded = true;
    const { summary } = this;
    this.#outbox.end(
      this.#stopped === undefined || summary.stopped === "left"
        ? { summary }
        : { summary, error: stoppedError(this.#stopped, summary) },
    );
  }
}

const timeoutError = (limit: number): TimeoutError =>
  new TimeoutError("ReEncrypt", "KMS", new Error(`no result within ${limit} ms (itemTimeout)`));
