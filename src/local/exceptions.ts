/** Errors that only a server meets, and the one way in which this server makes any error. */
import {
  type ExceptionClass,
  exception,
  type KMSServiceException,
} from "../exceptions/KMSServiceException.js";

/** There is no such grant on the key (HTTP 400). */
export class InvalidGrantIdException extends exception("InvalidGrantIdException", "client") {}

/** The name of an alias belongs to AWS (HTTP 400). */
export class NotAuthorizedException extends exception("NotAuthorizedException", "client") {}

/** The body of the request is larger than the service reads (HTTP 413). */
export class RequestEntityTooLargeException extends exception("RequestEntityTooLargeException", "client") {}

/** The exception that the service answers with; without a message it says nothing, as KMS often does. */
export const refusal = (
  Exception: ExceptionClass<string, "client" | "server">,
  message = "",
): KMSServiceException => new Exception({ message, $metadata: {} });
