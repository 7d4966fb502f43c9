import type { ResponseMetadata } from "@smithy/types";
import { ClientSideError } from "./ClientSideError.js";

/** The caller aborted the call. `cause` is the reason that the signal was aborted with. */
export class AbortError extends ClientSideError {
  /** Identifies the class in every copy of the package. */
  static override readonly code = "AbortError";

  /** The name that the platform gives to aborted work, too. */
  declare readonly name: "AbortError";
  /** The reason that the signal was aborted with. */
  declare readonly cause?: unknown;
  /** How many attempts the call took, and how long it waited between them in total, in milliseconds. */
  readonly $metadata: ResponseMetadata = {};

  /** Makes the error of an operation that was aborted for a reason. */
  constructor(operation: string, reason: unknown) {
    super(`${operation} was aborted`, { cause: reason });
  }
}
