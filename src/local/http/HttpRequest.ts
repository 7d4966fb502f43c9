import type { Header } from "../signature/canonicalRequest.js";

/** The part of a request before its body. */
export interface RequestHead {
  /** The method. */
  readonly method: string;
  /** The path with the query. */
  readonly target: string;
  /** All headers in their order. Each character represents one byte (Latin-1), as in HTTP. */
  readonly headers: readonly Header[];
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
