import type { RetryErrorInfo } from "@smithy/types";
import { retryErrorInfo } from "../client/pipeline/retry/retryErrorInfo.js";
import { AbortError } from "../errors/AbortError.js";
import { ConfigurationError } from "../errors/ConfigurationError.js";
import { InputValidationError } from "../errors/InputValidationError.js";
import {
  ReEncryptCommand,
  type ReEncryptCommandInput,
  type ReEncryptCommandOutput,
} from "../kms/operations/ReEncrypt.js";
import type { BulkClock } from "./BulkClock.js";
import { isAsymmetric } from "./inputOf.js";
import { Pacer } from "./Pacer.js";
import type { ResolvedOptions } from "./resolveOptions.js";
import { Slots } from "./Slots.js";
import type { Tally } from "./Tally.js";

/** What sends the requests: a client. */
export interface ReEncryptSender {
  /** Sends a command. */
  send(command: ReEncryptCommand, options: { readonly maxAttempts: number }): Promise<ReEncryptCommandOutput>;
}

/** The calls of one item. */
export interface Turn {
  /** When the retries end, by the clock of the job. */
  readonly deadline: number;
  /** How many retries of errors in transit are allowed. Default: as many as fit before the deadline. */
  readonly maximumRetries?: number;
  /** How many requests have been sent. */
  attempts: number;
  /** Whether a request is on its way. */
  isInFlight: boolean;
  /** What the last attempt threw. */
  lastError?: unknown;
  /** Whether nobody waits for the outcome any more. */
  isOver: boolean;
}

/** The job paces and retries by itself: the retry quota of the client is for its other calls. */
const ONE_ATTEMPT = { maxAttempts: 1 };

/** The rate for asymmetric keys, whose quota is a tenth or less of the other. */
const ASYMMETRIC_RATE = 100;

/** The upper bound of the first delay, in milliseconds; it doubles with each retry. */
const BASE_DELAY = 50;
/** The same after throttling. */
const THROTTLED_BASE_DELAY = 500;
/** The longest delay, even if `retry-after` asks for more. */
const MAXIMUM_DELAY = 20_000;
/** The same after throttling, which already makes the whole job slower. */
const THROTTLED_MAXIMUM_DELAY = 5_000;

/** Sends the requests of a job: as many at once and per second as allowed, with retries until the deadline of the item. */
export class Caller {
  readonly pacer: Pacer;
  readonly slots: Slots;
  /** How many requests are on their way. */
  inFlight = 0;
  readonly #client: ReEncryptSender;
  readonly #isDefaultRate: boolean;
  readonly #clock: BulkClock;
  readonly #tally: Tally;
  readonly #onFree: () => void;
  readonly #cancelPauses = new Set<() => void>();
  #isStopped = false;

  /** @param onFree - Called when a request has ended. */
  constructor(
    client: ReEncryptSender,
    options: ResolvedOptions,
    {
      clock,
      tally,
      onFree,
    }: { readonly clock: BulkClock; readonly tally: Tally; readonly onFree: () => void },
  ) {
    this.#client = client;
    this.#isDefaultRate = options.isDefaultRate;
    this.#clock = clock;
    this.#tally = tally;
    this.#onFree = onFree;
    this.pacer = new Pacer(options.maxRequestsPerSecond, clock);
    this.slots = new Slots(options.concurrency);
  }

  /** Sends a request until it succeeds, fails for good, or the turn is over. */
  async call(input: ReEncryptCommandInput, turn: Turn): Promise<ReEncryptCommandOutput> {
    if (this.#isDefaultRate && isAsymmetric(input)) {
      this.pacer.limit(ASYMMETRIC_RATE);
    }
    for (let retries = 0; ; retries++) {
      try {
        return await this.#attempt(input, turn);
      } catch (error) {
        const delay = this.#isStopped || turn.isOver ? undefined : delayBeforeRetry(error, retries, turn);
        if (delay === undefined || this.#clock.now() + delay >= turn.deadline) {
          throw error;
        }
        await this.#pause(delay);
        this.#tally.retried++;
      }
    }
  }

  /** Sends no more requests, and forgets everything that waits. Requests on their way continue. */
  stop(): void {
    this.#isStopped = true;
    this.pacer.stop();
    this.slots.stop();
    for (const cancel of this.#cancelPauses) {
      cancel();
    }
    this.#cancelPauses.clear();
  }

  async #attempt(input: ReEncryptCommandInput, turn: Turn): Promise<ReEncryptCommandOutput> {
    if (this.#isStopped) {
      throw new AbortError("ReEncrypt", turn.lastError);
    }
    if (!this.slots.tryAcquire()) {
      await this.slots.acquire();
    }
    try {
      if (!this.pacer.tryTake()) {
        await this.pacer.take();
      }
      if (turn.isOver) {
        throw new AbortError("ReEncrypt", turn.lastError);
      }
      return await this.#send(input, turn);
    } finally {
      this.slots.release();
      this.#onFree();
    }
  }

  async #send(input: ReEncryptCommandInput, turn: Turn): Promise<ReEncryptCommandOutput> {
    turn.isInFlight = true;
    turn.attempts++;
    this.inFlight++;
    this.#tally.requests++;
    try {
      return await this.#client.send(new ReEncryptCommand(input), ONE_ATTEMPT);
    } catch (error) {
      turn.lastError = error;
      if (error instanceof InputValidationError || error instanceof ConfigurationError) {
        turn.attempts--;
        this.#tally.requests--;
      } else if (retryErrorInfo(error)?.errorType === "THROTTLING") {
        this.#tally.throttled++;
        this.pacer.throttle();
      }
      throw error;
    } finally {
      turn.isInFlight = false;
      this.inFlight--;
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.setTimer(() => {
        this.#cancelPauses.delete(cancel);
        resolve();
      }, milliseconds);
      this.#cancelPauses.add(cancel);
    });
  }
}

/** How long to wait before a retry; `undefined` when a retry cannot help, or is not allowed. */
function delayBeforeRetry(error: unknown, retries: number, { maximumRetries }: Turn): number | undefined {
  const info = retryErrorInfo(error);
  const isThrottling = info?.errorType === "THROTTLING";
  if (info === undefined || (!isThrottling && retries >= (maximumRetries ?? Number.POSITIVE_INFINITY))) {
    return undefined;
  }
  const [base, maximum] = isThrottling
    ? [THROTTLED_BASE_DELAY, THROTTLED_MAXIMUM_DELAY]
    : [BASE_DELAY, MAXIMUM_DELAY];
  return Math.max(Math.random() * Math.min(base * 2 ** Math.min(retries, 20), maximum), hintOf(info));
}

const hintOf = ({ retryAfterHint }: RetryErrorInfo): number =>
  Math.min(MAXIMUM_DELAY, retryAfterHint ? retryAfterHint.getTime() - Date.now() : 0);
