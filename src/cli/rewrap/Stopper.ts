import type { Io } from "../Io.js";

/** Why a run ends before its input. */
export type StopCause = "SIGINT" | "SIGTERM" | "limit" | "time" | "failures" | "error";

/** The longest delay that a timer accepts: 24 days. */
const LONGEST = 2 ** 31 - 1;

/** Ends a run: at a signal, after a time, or after too many failures. What is on its way is finished. */
export class Stopper {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #outer: AbortSignal;
  readonly #onSignal = () => this.stop(this.#outer.reason === "SIGTERM" ? "SIGTERM" : "SIGINT");
  /** Why it ends. The first cause counts. */
  cause: StopCause | undefined;

  constructor({ signal }: Pick<Io, "signal">, stopAfter: number | undefined) {
    this.#outer = signal;
    if (signal.aborted) {
      this.#onSignal();
    }
    signal.addEventListener("abort", this.#onSignal, { once: true });
    this.#timer =
      stopAfter === undefined ? undefined : setTimeout(() => this.stop("time"), Math.min(stopAfter, LONGEST));
  }

  /** Aborted when the job must take no more rows. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ends the run. */
  stop(cause: StopCause): void {
    this.cause ??= cause;
    this.#controller.abort(this.cause);
  }

  /** Forgets timers and listeners. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener("abort", this.#onSignal);
  }
}
