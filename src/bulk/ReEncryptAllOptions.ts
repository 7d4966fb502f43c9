import type { ReEncryptRequest } from "../kms/operations/ReEncrypt.js";
import type { ReEncryptSummary } from "./ReEncryptSummary.js";

/** When failing items end a job. */
export interface MaxFailures {
  /** The share of failed items that ends the job, when it is exceeded; 0 to 1. With 1, failures never end it. Default: 0.5. */
  ratio?: number | undefined;
  /** Among how many of the latest items, 1 to 1,000,000. Default: 1000. */
  after?: number | undefined;
}

/**
 * How {@link reEncryptAll} works. Members of ReEncrypt, such as `DestinationKeyId`, apply to items that do not have them
 * themselves.
 */
export interface ReEncryptAllOptions
  extends Omit<ReEncryptRequest, "CiphertextBlob" | "DestinationKeyId" | "DryRun" | "DryRunModifiers"> {
  /** The key that encrypts the new ciphertexts: key ID, key ARN, alias name or alias ARN. Default: that of each item. */
  DestinationKeyId?: string | undefined;
  /**
   * The maximum number of requests at once. The default client has 50 connections; set `maxSockets` of its `httpsAgent` to
   * use more. Default: 64.
   */
  concurrency?: number | undefined;
  /**
   * The maximum number of requests per second. All programs of an account share the quota of KMS in a Region: choose a
   * share that leaves them theirs. After throttling, the job goes slower by itself. Default: 1000, and 100 as soon as an
   * item has an asymmetric algorithm.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html
   */
  maxRequestsPerSecond?: number | undefined;
  /**
   * How many items the job may have taken from the source without their results having been consumed. Default: 4 times
   * `concurrency`.
   */
  window?: number | undefined;
  /** Whether results come in the order of the items. Default: `false`, in the order in which they are done. */
  ordered?: boolean | undefined;
  /**
   * How long an item may take in milliseconds, from the time when it is taken from the source. Until then, the job retries
   * throttling and transient errors. Default: 900,000 (15 minutes).
   */
  itemTimeout?: number | undefined;
  /** When failing items end the job with a {@link BulkStoppedError}. Default: when more than half of 1000 items fail. */
  maxFailures?: MaxFailures | undefined;
  /**
   * Whether to check each new ciphertext before its result is returned, with a dry run that decrypts it. It doubles the
   * number of requests, and needs `kms:ReEncryptFrom` on the destination key. Default: `false`.
   */
  verify?: boolean | undefined;
  /**
   * Whether to check by a dry run with the first item that the job can succeed, before anything is re-encrypted. Default:
   * `true`.
   */
  preflight?: boolean | undefined;
  /**
   * Whether to find out if an item that KMS rejects as `InvalidCiphertextException` or `IncorrectKeyException` was moved
   * before, by a dry run from the destination key with the destination encryption context. Needs `kms:ReEncryptFrom` on the
   * destination key; without it, such items fail. Default: `true`.
   */
  skipCurrent?: boolean | undefined;
  /**
   * How many of the latest different items to remember, so that equal ones are sent once. For tables where many rows have
   * the same data key. Default: 0.
   */
  dedupe?: number | undefined;
  /**
   * Stops the job when it is aborted: it takes no more items, returns the results of requests that were sent, lets the
   * other items fail, and throws a {@link BulkStoppedError}. Default: none.
   */
  signal?: AbortSignal | undefined;
  /** Receives the summary every second, and at the end. Default: none. */
  onProgress?: ((summary: ReEncryptSummary) => void) | undefined;
}
