import type { ResponseMetadata } from "@smithy/types";
import { ClientSideError } from "./ClientSideError.js";
import { saidBy } from "./platformError.js";

/** A timeout passed. The message says which one, after how long, and for which host. */
export class TimeoutError extends ClientSideError {
  /** Identifies the class in every copy of the package. */
  static override readonly code = "TimeoutError";

  /** The name that the platform and the AWS SDK give to it, too. */
  declare readonly name: "TimeoutError";
  /** The error of the request handler. */
  declare readonly cause: Error;
  /** How many attempts the call took, and how long it waited between them in total, in milliseconds. */
  readonly $metadata: ResponseMetadata = {};

  /** Makes the error of an operation whose timeout passed. The message ends with the note. */
  constructor(operation: string, host: string, cause: Error, note = "") {
    super(
      `${operation} to ${host} timed out: ${saidBy(cause)}. Check the network and the endpoint, or raise the timeout.${note}`,
      { cause },
    );
  }
}
