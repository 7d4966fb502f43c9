import type { HttpHandlerOptions } from "@smithy/types";

/** Options of a single call. */
export interface SendOptions {
  /** Aborts the call at any moment; it then rejects with an `AbortError` whose `cause` is the reason of the signal. */
  abortSignal?: HttpHandlerOptions["abortSignal"] | undefined;
  /** How long each attempt of this call may take, in milliseconds; 0 for no limit. Default: that of the client. */
  requestTimeout?: number | undefined;
  /**
   * The maximum number of attempts of this call, the first one included: 1 for a call without retries. It can only lower
   * that of the client. Default: that of the client.
   */
  maxAttempts?: number | undefined;
}

/**
 * Receives the outcome of a call: an error, or `null` and the output. It may declare its parameters more narrowly, such
 * as `(error: Error, output: ReEncryptCommandOutput) => …`, as callbacks for `@aws-sdk/client-kms` do.
 */
// The type of a method: TypeScript lets a callback narrow the parameters of methods, not those of functions.
export type SendCallback<Output> = {
  call(error: Error | null, output?: Output): void;
}["call"];
