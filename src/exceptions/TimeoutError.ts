import type { ResponseMetadata } from "@smithy/types";
import { ClientError } from "./ClientError.js";
import { saidBy } from "./platform-error.js";

/** A time-out passed; the message says which one, after how long, and against which host. */
export class TimeoutError extends ClientError {
  /** What one copy of the package knows the errors of another by. */
  static override readonly kind = "TimeoutError";

  /** The name that the platform and SDK v3 give to it, too. */
  override readonly name = "TimeoutError";
  /** The error of the request handler. */
  declare readonly cause: Error;
  /** How many attempts the call took, and how long it waited between them in all, in milliseconds. */
  readonly $metadata: ResponseMetadata = {};

  /** Makes the error of an operation whose time-out passed on the way to a host. */
  constructor(operation: string, host: string, cause: Error) {
    super(
      `${operation} timed out on the way to ${host}: ${saidBy(cause)}. Check the network and the endpoint, or raise the time-out.`,
      { cause },
    );
  }
}
