import type { ReEncryptCommandInput } from "../kms/operations/ReEncrypt.js";
import type { Outcome } from "./outcomeOf.js";
import type { ReEncryptSummary, SourceKeyCounts, StopReason } from "./ReEncryptSummary.js";

/** More keys than any job has. Beyond that, the names come from data that is wrong. */
const MAXIMUM_KEYS = 1_000;

type Counts = { -readonly [Kind in keyof SourceKeyCounts]: number };

/** The counts of a job. */
export class Tally {
  requests = 0;
  retried = 0;
  throttled = 0;
  /** Why the job stopped, if it did. */
  stopped: StopReason | undefined;
  readonly #all: Counts = noCounts();
  readonly #bySourceKey = new Map<string, Counts>();
  /** The key ARNs of names such as `alias/old`, as KMS returned them. */
  readonly #arns = new Map<string, string>();

  /** Counts the outcome of an input. */
  add(input: ReEncryptCommandInput, outcome: Outcome): void {
    const kind = kindOf(outcome);
    this.#all[kind]++;
    this.#countsOf(this.#sourceKeyOf(input, outcome))[kind]++;
  }

  /** The counts as they are now. */
  summary(millis: number, requestsPerSecond: number): ReEncryptSummary {
    const { changed, current, failed } = this.#all;
    return {
      done: changed + current + failed,
      ...{ changed, current, failed },
      ...{ retried: this.retried, throttled: this.throttled, requests: this.requests },
      ...{ requestsPerSecond, bySourceKey: this.#byArn(), millis },
      ...(this.stopped && { stopped: this.stopped }),
    };
  }

  #sourceKeyOf(input: ReEncryptCommandInput, outcome: Outcome): string {
    if (outcome.status === "reencrypted") {
      const { SourceKeyId, KeyId } = outcome.output;
      this.#learn(input.SourceKeyId, SourceKeyId);
      this.#learn(input.DestinationKeyId, KeyId);
      return SourceKeyId;
    }
    const name: unknown = outcome.status === "current" ? input.DestinationKeyId : input.SourceKeyId;
    return typeof name === "string" ? name : "unknown";
  }

  #learn(name: string | undefined, arn: string): void {
    if (name !== undefined && name !== arn && this.#arns.size < MAXIMUM_KEYS) {
      this.#arns.set(name, arn);
    }
  }

  #countsOf(key: string): Counts {
    const known = this.#bySourceKey.get(key);
    if (known !== undefined) {
      return known;
    }
    if (this.#bySourceKey.size >= MAXIMUM_KEYS && key !== "other") {
      return this.#countsOf("other");
    }
    const counts = noCounts();
    this.#bySourceKey.set(key, counts);
    return counts;
  }

  /** Items that failed have only the name of their key. Where it is known, they belong to the same key as the others. */
  #byArn(): Record<string, SourceKeyCounts> {
    const merged = new Map<string, Counts>();
    for (const [name, { changed, current, failed }] of this.#bySourceKey) {
      const key = this.#arns.get(name) ?? name;
      const counts = merged.get(key) ?? noCounts();
      merged.set(key, {
        changed: counts.changed + changed,
        current: counts.current + current,
        failed: counts.failed + failed,
      });
    }
    return Object.fromEntries(merged);
  }
}

const noCounts = (): Counts => ({ changed: 0, current: 0, failed: 0 });

const kindOf = (outcome: Outcome): keyof SourceKeyCounts =>
  outcome.status === "failed"
    ? "failed"
    : outcome.status === "reencrypted" && outcome.changed
      ? "changed"
      : "current";
