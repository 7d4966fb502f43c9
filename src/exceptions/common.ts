/**
 * The errors that any AWS action may answer with, and those of KMS that stand in no list of an operation.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html
 */
import { exception } from "./KMSServiceException.js";

/** The caller may not do this (HTTP 400), by policy or because the key is in another Region. */
export class AccessDeniedException extends exception("AccessDeniedException", "client") {}

/** The temporary credentials have expired (HTTP 400 or 403). */
export class ExpiredTokenException extends exception("ExpiredTokenException", "client") {}

/** The authorization header is not complete (HTTP 400). */
export class IncompleteSignatureException extends exception("IncompleteSignatureException", "client") {}

/** Something failed inside the service (HTTP 500). The call may be repeated and is, automatically. */
export class InternalFailure extends exception("InternalFailure", "server") {}

/** An ARN is not valid (HTTP 400). */
export class InvalidArnException extends exception("InvalidArnException", "client") {}

/** The signature is wrong (HTTP 400 or 403): a wrong secret, a changed request, or a clock that is off. */
export class InvalidSignatureException extends exception("InvalidSignatureException", "client") {}

/** A quota of the account is used up (HTTP 400). */
export class LimitExceededException extends exception("LimitExceededException", "client") {}

/** The request is not signed (HTTP 400 or 403). */
export class MissingAuthenticationTokenException extends exception(
  "MissingAuthenticationTokenException",
  "client",
) {}

/** The request is too old or from the future (HTTP 400). */
export class RequestExpired extends exception("RequestExpired", "client") {}

/** The body of the request cannot be read as what the operation takes (HTTP 400). */
export class SerializationException extends exception("SerializationException", "client") {}

/** The service cannot answer at the moment (HTTP 503). The call may be repeated and is, automatically. */
export class ServiceUnavailableException extends exception("ServiceUnavailableException", "server") {}

/** Too many calls (HTTP 400). The call may be repeated after a pause and is, automatically. */
export class ThrottlingException extends exception("ThrottlingException", "client") {}

/** KMS does not know the operation (HTTP 400). */
export class UnknownOperationException extends exception("UnknownOperationException", "client") {}

/** The security token or access key is not known (HTTP 400 or 403). */
export class UnrecognizedClientException extends exception("UnrecognizedClientException", "client") {}

/** The operation cannot be done with this key or in this Region (HTTP 400). */
export class UnsupportedOperationException extends exception("UnsupportedOperationException", "client") {}

/** The input breaks a constraint that the service checks (HTTP 400). */
export class ValidationException extends exception("ValidationException", "client") {}
