import { KMSServiceException, type KMSServiceExceptionOptions } from "./KMSServiceException.js";

/** What an {@link UnexpectedResponseException} is made of. */
export interface UnexpectedResponseExceptionOptions extends KMSServiceExceptionOptions {
  /** Whose fault it is: the caller's (status 4xx) or the service's. */
  readonly $fault: "client" | "server";
  /** The first 200 characters of the answer. */
  readonly excerpt: string;
}

/**
 * The answer is not one that KMS gives: an HTML page of a proxy, an empty or truncated body, or a success without
 * the members that KMS always sends. Status and request id are in `$metadata`.
 */
export class UnexpectedResponseException extends KMSServiceException {
  /** The shape of this exception; the service has none of the kind. */
  static override readonly shapeId: string = "kms-reencrypt#UnexpectedResponseException";

  /** Tells it from the errors that the service sends. */
  override readonly name = "UnexpectedResponseException";
  /** The first 200 characters of the answer; empty where the operation takes or gives a secret that they may hold. */
  readonly excerpt: string;

  /** Makes an exception, as the client does for an answer that it cannot use. */
  constructor(options: UnexpectedResponseExceptionOptions) {
    super({ ...options, name: "UnexpectedResponseException" });
    this.excerpt = options.excerpt;
  }
}
