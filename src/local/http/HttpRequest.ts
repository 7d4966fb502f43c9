import type { Headers } from "../signature/headers.js";

/** The part of a request before its body. */
export interface RequestHead {
  /** Its place in the order in which heads arrive. */
  readonly place: number;
  /** The method. */
  readonly method: string;
  /** The path with the query. */
  readonly target: string;
  /** All headers. */
  readonly headers: Headers;
  /** The address of the client. */
  readonly sourceIp?: string | undefined;
}

/** A complete request. */
export interface HttpRequest extends RequestHead {
  /** The body. */
  readonly body: Uint8Array;
}

/** Why a request is rejected before its body is complete. */
export type IncompleteReason = "tooLarge" | "expectationFailed" | "malformed" | "tooSlow";
