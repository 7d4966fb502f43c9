/** The exceptions that only a server throws, and the function that creates every exception of LocalKms. */

import { KMSServiceException } from "../errors/KMSServiceException.js";
import { ThrottlingException } from "../kms/commonErrors.js";

/** The alias name belongs to AWS (HTTP 400). */
export class NotAuthorizedException extends KMSServiceException {
  static override readonly code = "NotAuthorizedException";
  static override readonly fault = "client";
}

/** The error for requests that KMS performs and LocalKms does not (HTTP 400, so that clients do not retry). */
export class NotImplementedException extends KMSServiceException {
  static override readonly code = "NotImplementedException";
  static override readonly fault = "client";
}

/** The request body is larger than the service reads (HTTP 413). */
export class RequestEntityTooLargeException extends KMSServiceException {
  static override readonly code = "RequestEntityTooLargeException";
  static override readonly fault = "client";
}

/** Creates an exception to respond with. Default message: empty, as in many responses of KMS. */
export const createException = (Exception: typeof KMSServiceException, message = ""): KMSServiceException =>
  new Exception({ message, $metadata: {} });

/**
 * Creates the exception for a request that only LocalKms rejects.
 *
 * @param limitation - What LocalKms cannot do; a clause.
 * @param remedy - What the caller can do instead; a clause.
 */
export const notImplemented = (limitation: string, remedy: string): KMSServiceException =>
  createException(NotImplementedException, `${limitation}; ${remedy}.`);

/** Creates the exception for a request above a quota, with the text of KMS. */
export const throttlingException = (): KMSServiceException =>
  createException(
    ThrottlingException,
    "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
  );
