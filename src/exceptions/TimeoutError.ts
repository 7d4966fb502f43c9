import type { ResponseMetadata } from "@smithy/types";

/** A time-out passed; the message says which one, after how long, and against which host. */
export class TimeoutError extends Error {
  /** The name that the platform and SDK v3 give to it, too. */
  override readonly name = "TimeoutError";
  /** The error of the request handler. */
  declare readonly cause: Error;
  /** How many attempts the call took, and how long it waited between them in all, in milliseconds. */
  readonly $metadata: ResponseMetadata = {};

  constructor(operation: string, host: string, cause: Error) {
    super(`${operation} timed out on the way to ${host}: ${cause.message}`, { cause });
  }
}
