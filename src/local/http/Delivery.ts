import type { ConnectionFault } from "../faults/Fault.js";

/** What is said in answer to a request. */
export interface Answer {
  /** The HTTP status. */
  readonly status: number;
  /** The body, to be written as JSON; `undefined` is an empty body. */
  readonly body: object | undefined;
}

/** An answer, and how it is to be sent. */
export interface Delivery extends Answer {
  /** The request id. */
  readonly requestId: string;
  /** What the `Date` header says. */
  readonly date: Date;
  /** How late it is sent, in milliseconds. */
  readonly latency: number;
  /** What happens to it on its way. */
  readonly fault: ConnectionFault | undefined;
}
