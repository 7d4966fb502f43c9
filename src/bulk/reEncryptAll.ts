import type { KMSClient } from "../client/KMSClient.js";
import { systemClock } from "./BulkClock.js";
import { Job } from "./Job.js";
import type { ReEncryptAllOptions } from "./ReEncryptAllOptions.js";
import type { ReEncryptItem } from "./ReEncryptItem.js";
import type { ReEncryptResult } from "./ReEncryptResult.js";
import type { ReEncryptSummary } from "./ReEncryptSummary.js";
import { resolveOptions } from "./resolveOptions.js";

/** The results of {@link reEncryptAll}. The first call of `next` starts the job. */
export interface ReEncryptResults<Item>
  extends AsyncIterator<ReEncryptResult<Item>, ReEncryptSummary, undefined>,
    AsyncDisposable {
  /** What the job has done so far; after the end, all that it has done. */
  readonly summary: ReEncryptSummary;
  /** Returns the next result; after the last one, the summary. */
  next(): Promise<IteratorResult<ReEncryptResult<Item>, ReEncryptSummary>>;
  /** Ends the job, as leaving a `for await` loop does. Waits until no request is on its way. */
  return(): Promise<IteratorResult<ReEncryptResult<Item>, ReEncryptSummary>>;
  /** Returns itself. */
  [Symbol.asyncIterator](): ReEncryptResults<Item>;
  /** Does what `return` does, at the end of the block that declares it with `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Re-encrypts any number of ciphertexts: paced so that the quota of KMS lasts for other programs, too, with retries, and
 * with one result for each item. An item that fails does not stop the others.
 *
 * A job that cannot succeed stops with a {@link BulkStoppedError}: it checks keys and permissions before it starts, and
 * ends when most items fail; see `preflight` and `maxFailures`. When the loop is left, or `signal` is aborted, the job
 * sends no more requests. Memory does not grow with the number of items.
 *
 * The caller needs `kms:ReEncryptFrom` on the source keys and `kms:ReEncryptTo` on the destination keys.
 *
 * @param client - Sends the requests, with its own request handler; that of `kms-reencrypt/undici` takes less CPU time. Its
 *   retries do not count here: the job retries by itself.
 * @param items - The ciphertexts, as bytes or as objects with members of ReEncrypt and an `id` of your own; from an array,
 *   a generator, a stream or a cursor.
 * @param options - The keys and contexts of all items that have none themselves, and how the job works.
 * @returns an async iterator over the results, with a `summary`.
 *
 * @example
 * ```ts
 * const results = reEncryptAll(client, rows, { DestinationKeyId: "alias/new", maxRequestsPerSecond: 2000 });
 * for await (const result of results) {
 *   if (result.status === "reencrypted") await store(result.item.id, result.output.CiphertextBlob);
 *   if (result.status === "failed") console.error(result.item.id, result.error.message);
 * }
 * console.log(results.summary.bySourceKey);
 * ```
 *
 * @throws {@link ConfigurationError} when an option is wrong, or the items are not iterable.
 * @throws {@link BulkStoppedError} from the step after the last result, when the job stopped before all items were done.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html
 */
export function reEncryptAll<Item extends ReEncryptItem>(
  client: Pick<KMSClient, "send">,
  items: Iterable<Item | PromiseLike<Item>> | AsyncIterable<Item>,
  options: ReEncryptAllOptions = {},
): ReEncryptResults<Item> {
  return resultsOf(new Job<Item>(client, items, resolveOptions(options), systemClock));
}

/** The public side of a job. */
export function resultsOf<Item>(job: Job<Item>): ReEncryptResults<Item> {
  const leave = () => job.leave();
  return {
    get summary() {
      return job.summary;
    },
    next: () => job.next(),
    return: async () => ({ done: true, value: await leave() }),
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => {
      await leave();
    },
  };
}
