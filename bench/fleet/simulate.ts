import { AdaptiveRate } from "../../src/bulk/AdaptiveRate.js";

/** A fleet that shares a quota with other programs. Rates are requests per second. */
export interface Fleet {
  readonly quota: number;
  readonly workers: number;
  /** The `maxRequestsPerSecond` of each worker. */
  readonly rate: number;
  /** Whether workers go slower after throttling, as `reEncryptAll` does, or send on at their rate. */
  readonly isAdaptive: boolean;
  /** How many calls the other programs make, each with up to three attempts, as the standard retry mode makes them. */
  readonly others: number;
  /** The part of the requests that fail for other reasons, and are sent again. */
  readonly faults: number;
}

/** What happened in the second half of a simulation. */
export interface Outcome {
  /** How many items per second the fleet moved. */
  readonly moved: number;
  /** The part of its requests that was throttled. */
  readonly throttled: number;
  /** The part of the calls of others whose first attempt was throttled. */
  readonly othersThrottled: number;
  /** The part of the calls of others that failed after three attempts. */
  readonly othersFailed: number;
}

/** The length of a step, in milliseconds. */
const STEP = 10;
/** After how many steps a response arrives. */
const LATENCY = 2;

/** Simulates a fleet for some seconds. The same seed gives the same outcome. */
export const simulate = (fleet: Fleet, seconds: number, seed = 1): Outcome =>
  new Simulation(fleet, seed).run((seconds * 1000) / STEP);

const noCounts = () => ({ moved: 0, sent: 0, throttled: 0, others: 0, othersThrottled: 0, othersFailed: 0 });
type Counts = ReturnType<typeof noCounts>;

interface Worker {
  readonly rate: AdaptiveRate;
  tokens: number;
}

class Simulation {
  readonly #fleet: Fleet;
  readonly #random: () => number;
  readonly #workers: readonly Worker[];
  readonly #counts = noCounts();
  /** Retries of others, by the step in which they are sent. */
  readonly #retries = new Map<number, (() => void)[]>();
  /** Responses that say to send fewer requests, by the step in which they arrive. */
  readonly #responses = new Map<number, Worker[]>();
  #step = 0;
  #isCounting = false;
  #tokens: number;
  #demand = 0;

  constructor(fleet: Fleet, seed: number) {
    this.#fleet = fleet;
    this.#random = randomFrom(seed);
    this.#tokens = fleet.quota;
    this.#workers = Array.from({ length: fleet.workers }, () => ({
      rate: new AdaptiveRate(fleet.rate, 0),
      tokens: this.#random(),
    }));
  }

  run(steps: number): Outcome {
    for (; this.#step < steps; this.#step++) {
      this.#isCounting = this.#step >= steps / 2;
      this.#takeStep();
    }
    const { moved, sent, throttled, others, othersThrottled, othersFailed } = this.#counts;
    return {
      moved: (moved * 1000) / ((steps / 2) * STEP),
      throttled: throttled / Math.max(1, sent),
      othersThrottled: othersThrottled / Math.max(1, others),
      othersFailed: othersFailed / Math.max(1, others),
    };
  }

  #takeStep(): void {
    const { quota, rate, others } = this.#fleet;
    const now = this.#step * STEP;
    this.#tokens = Math.min(quota, this.#tokens + (quota * STEP) / 1000);
    for (const worker of this.#responses.get(this.#step) ?? []) {
      worker.rate.throttle(now);
    }
    const requests = this.#retries.get(this.#step) ?? [];
    for (const worker of this.#workers) {
      worker.tokens = Math.min(Math.max(1, rate / 10), worker.tokens + (worker.rate.at(now) * STEP) / 1000);
      for (; worker.tokens >= 1; worker.tokens--) {
        requests.push(() => this.#send(worker));
      }
    }
    for (this.#demand += (others * STEP) / 1000; this.#demand >= 1; this.#demand--) {
      this.#count("others");
      requests.push(() => this.#call(1));
    }
    for (const request of shuffled(requests, this.#random)) {
      request();
    }
    this.#responses.delete(this.#step);
    this.#retries.delete(this.#step);
  }

  /** A worker sends a request. */
  #send(worker: Worker): void {
    worker.rate.sent(this.#step * STEP);
    this.#count("sent");
    if (!this.#admit()) {
      this.#count("throttled");
      if (this.#fleet.isAdaptive) {
        add(this.#responses, this.#step + LATENCY, worker);
      }
    } else if (this.#random() >= this.#fleet.faults) {
      this.#count("moved");
    }
  }

  /** Another program makes an attempt. */
  #call(attempt: number): void {
    if (this.#admit()) {
      return;
    }
    if (attempt === 1) {
      this.#count("othersThrottled");
    }
    if (attempt === 3) {
      this.#count("othersFailed");
      return;
    }
    const delay = this.#random() * 1000 * 2 ** (attempt - 1);
    add(this.#retries, this.#step + 1 + Math.ceil(delay / STEP), () => this.#call(attempt + 1));
  }

  #admit(): boolean {
    const isAdmitted = this.#tokens >= 1;
    this.#tokens -= isAdmitted ? 1 : 0;
    return isAdmitted;
  }

  #count(what: keyof Counts): void {
    this.#counts[what] += this.#isCounting ? 1 : 0;
  }
}

function add<T>(lists: Map<number, T[]>, step: number, value: T): void {
  const list = lists.get(step);
  if (list === undefined) {
    lists.set(step, [value]);
  } else {
    list.push(value);
  }
}

/** In random order, because nobody is always first. */
function shuffled<T>(values: T[], random: () => number): readonly T[] {
  for (let index = values.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const [one, two] = [values[index], values[other]];
    if (one !== undefined && two !== undefined) {
      values[index] = two;
      values[other] = one;
    }
  }
  return values;
}

/** Random numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
