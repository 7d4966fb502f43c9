import type { ResponseMetadata } from "@smithy/types";
import { ClientError } from "./ClientError.js";

/** The caller aborted the call; `cause` is the reason that the signal was aborted with. */
export class AbortError extends ClientError {
  /** What one copy of the package knows the errors of another by. */
  static override readonly kind = "AbortError";

  /** The name that the platform gives to aborted work, too. */
  override readonly name = "AbortError";
  /** The reason that the signal was aborted with. */
  declare readonly cause?: unknown;
  /** How many attempts the call took, and how long it waited between them in all, in milliseconds. */
  readonly $metadata: ResponseMetadata = {};

  /** Makes the error of an operation that was aborted for a reason. */
  constructor(operation: string, reason: unknown) {
    super(`${operation} was aborted`, { cause: reason });
  }
}
