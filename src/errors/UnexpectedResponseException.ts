import { KMSServiceException, type KMSServiceExceptionOptions } from "./KMSServiceException.js";

/** What an {@link UnexpectedResponseException} is made of. */
export interface UnexpectedResponseExceptionOptions extends KMSServiceExceptionOptions {
  /** Whose fault it is: the caller's (status 4xx) or the service's. */
  readonly $fault: "client" | "server";
  /** The first 200 characters of the response. */
  readonly excerpt: string;
}

/**
 * The response is not one that KMS gives: an HTML page of a proxy, an empty or truncated body, an error without a code, or
 * a success without the bytes that the call is made for. Status and request ID are in `$metadata`.
 */
export class UnexpectedResponseException extends KMSServiceException {
  /** Identifies the class in every copy of the package; the service has no such code. */
  static override readonly code = "UnexpectedResponseException";

  /** Distinguishes the error from those that the service sends. */
  declare readonly name: "UnexpectedResponseException";
  /** The first 200 characters of the response; empty where the operation takes or returns secrets. */
  readonly excerpt: string;

  /** Makes an exception, as the client does for a response that it cannot use. */
  constructor(options: UnexpectedResponseExceptionOptions) {
    super(options);
    this.excerpt = options.excerpt;
  }
}
