import type { BulkClock } from "./BulkClock.js";

/** How often progress is reported, in milliseconds. */
const INTERVAL = 1_000;

/** What a job needs to report its progress. */
export interface ProgressHooks {
  /** Calls `onProgress`. */
  readonly report: () => void;
  /** Whether the job works, and does not only wait for somebody to take its results. */
  readonly isBusy: () => boolean;
  /** Receives what `report` throws. */
  readonly onError: (error: unknown) => void;
}

/** Reports the progress of a job every second while it works: also when nothing happens, because all is throttled. */
export class Progress {
  readonly #clock: BulkClock;
  readonly #hooks: ProgressHooks;
  #cancel: (() => void) | undefined;

  constructor(clock: BulkClock, hooks: ProgressHooks) {
    this.#clock = clock;
    this.#hooks = hooks;
  }

  /** Starts reporting, unless it already does. */
  start(): void {
    this.#cancel ??= this.#clock.setTimer(() => {
      this.#cancel = undefined;
      this.report();
      if (this.#hooks.isBusy()) {
        this.start();
      }
    }, INTERVAL);
  }

  /** Reports now. */
  report(): void {
    try {
      this.#hooks.report();
    } catch (error) {
      this.#hooks.onError(error);
    }
  }

  /** Stops reporting. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
