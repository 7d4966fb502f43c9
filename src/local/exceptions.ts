/** Errors that only a server meets, and the one way in which this server makes any error. */
import {
  type ExceptionClass,
  exception,
  type KMSServiceException,
} from "../exceptions/KMSServiceException.js";

/** There is an alias of this name already (HTTP 400). */
export class AlreadyExistsException extends exception("AlreadyExistsException", "client") {}

/** There is no such custom key store (HTTP 400). */
export class CustomKeyStoreNotFoundException extends exception("CustomKeyStoreNotFoundException", "client") {}

/** There is no such grant on the key (HTTP 400). */
export class InvalidGrantIdException extends exception("InvalidGrantIdException", "client") {}

/** The marker of a list is not one that the list gave (HTTP 400). */
export class InvalidMarkerException extends exception("InvalidMarkerException", "client") {}

/** The key policy is no policy, or one that KMS does not take (HTTP 400). */
export class MalformedPolicyDocumentException extends exception(
  "MalformedPolicyDocumentException",
  "client",
) {}

/** The name of an alias belongs to AWS (HTTP 400). */
export class NotAuthorizedException extends exception("NotAuthorizedException", "client") {}

/** The body of the request is larger than the service reads (HTTP 413). */
export class RequestEntityTooLargeException extends exception("RequestEntityTooLargeException", "client") {}

/** A tag is not one that KMS takes (HTTP 400). */
export class TagException extends exception("TagException", "client") {}

/** The exception that the service answers with; without a message it says nothing, as KMS often does. */
export const refusal = (
  Exception: ExceptionClass<string, "client" | "server">,
  message = "",
): KMSServiceException => new Exception({ message, $metadata: {} });
