import type { ConnectionFault } from "../faults/Fault.js";

/** The status and body that a request leads to. */
export interface Outcome {
  /** The HTTP status. */
  readonly status: number;
  /** The body, to be serialized as JSON; `undefined` for an empty body. */
  readonly body: object | undefined;
}

/** An HTTP response, and how to send it. */
export interface HttpResponse extends Outcome {
  /** The request ID. */
  readonly requestId: string;
  /** The value of the `Date` header. */
  readonly date: Date;
  /** The delay in milliseconds. */
  readonly latency: number;
  /** The connection fault to inject, if any. */
  readonly fault: ConnectionFault | undefined;
}
