/** How many items came from a source key. */
export interface SourceKeyCounts {
  /** Items that are now protected differently. */
  readonly changed: number;
  /** Items that were up to date. */
  readonly current: number;
  /** Items that failed: they are still under the key that they were under. Do not disable it. */
  readonly failed: number;
}

/**
 * Why a job ended before all items were done.
 *
 * | value | meaning |
 * |---|---|
 * | `aborted` | `signal` was aborted |
 * | `left` | the loop was left |
 * | `preflight` | the job could not have succeeded, so it was not started |
 * | `configuration` | the client cannot call KMS: Region, credentials, certificate |
 * | `failures` | too many items failed; see `maxFailures` |
 * | `source` | the source of the items threw |
 * | `progress` | `onProgress` threw |
 */
export type StopReason =
  | "aborted"
  | "left"
  | "preflight"
  | "configuration"
  | "failures"
  | "source"
  | "progress";

/** What a job has done so far. `done` is the sum of `changed`, `current` and `failed`. */
export interface ReEncryptSummary {
  /** Items that have a result. */
  readonly done: number;
  /** Items that are now protected differently. */
  readonly changed: number;
  /** Items that were up to date: `current`, or `reencrypted` without a change. */
  readonly current: number;
  /** Items that failed. */
  readonly failed: number;
  /** Retries: requests that repeat a failed one. */
  readonly retried: number;
  /** Responses that said to send fewer requests. */
  readonly throttled: number;
  /** Requests sent, those of `verify`, `skipCurrent` and `preflight` included. */
  readonly requests: number;
  /** How many requests per second the job allows itself at the moment. */
  readonly requestsPerSecond: number;
  /**
   * Counts by source key: by the key ARN that KMS returned; where it returned none, by the `SourceKeyId` of the item, or
   * `unknown`. Beyond 1000 keys, the rest counts as `other`.
   */
  readonly bySourceKey: Readonly<Record<string, SourceKeyCounts>>;
  /** How long the job has taken, in milliseconds. */
  readonly millis: number;
  /** Why it ended early; not set when it did not. */
  readonly stopped?: StopReason;
}
