/**
 * The errors that any AWS operation may return, and those that operations of many AWS services share.
 *
 * @see https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html
 */
import { KMSServiceException } from "../errors/KMSServiceException.js";
import { CHECK_ENDPOINT, TRY_AGAIN_LATER } from "./advice.js";

/** No policy or grant allows the call, or the key is in another Region (HTTP 400). */
export class AccessDeniedException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "AccessDeniedException";
  /** The likely causes and the next step. */
  static override readonly advice =
    "A key policy, an IAM policy or a grant has to allow it; the key may be in another Region.";

  /** The code that the service sends. */
  declare readonly name: "AccessDeniedException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The temporary credentials have expired (HTTP 400 or 403). */
export class ExpiredTokenException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "ExpiredTokenException";
  /** What the client can correct before it tries again. */
  static override readonly recovery = "credentials";
  /** The likely causes and the next step. */
  static override readonly advice = "Get new credentials.";

  /** The code that the service sends. */
  declare readonly name: "ExpiredTokenException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The authorization header is incomplete (HTTP 400). */
export class IncompleteSignatureException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "IncompleteSignatureException";
  /** The likely causes and the next step. */
  static override readonly advice = CHECK_ENDPOINT;

  /** The code that the service sends. */
  declare readonly name: "IncompleteSignatureException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The service failed internally (HTTP 500). The client retries such calls. */
export class InternalFailure extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InternalFailure";
  /** Whose fault it is. */
  static override readonly fault = "server";
  /** The same call may succeed later. */
  static override readonly retryable = {};
  /** What the code means. */
  static override readonly meaning = "The service failed internally.";
  /** The likely causes and the next step. */
  static override readonly advice = TRY_AGAIN_LATER;

  /** The code that the service sends. */
  declare readonly name: "InternalFailure";
  /** Whose fault it is. */
  declare readonly $fault: "server";
}

/** An ARN is not valid (HTTP 400). */
export class InvalidArnException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidArnException";
  /** The likely causes and the next step. */
  static override readonly advice =
    "Check the form of the ARN; some operations do not accept the ARN of an alias.";

  /** The code that the service sends. */
  declare readonly name: "InvalidArnException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The signature is wrong (HTTP 400 or 403): a wrong secret, a changed request, or a wrong clock. */
export class InvalidSignatureException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "InvalidSignatureException";
  /** What the client can correct before it tries again. */
  static override readonly recovery = "clock";
  /** The likely causes and the next step. */
  static override readonly advice = "Check the secret access key, the Region, the clock and proxies.";

  /** The code that the service sends. */
  declare readonly name: "InvalidSignatureException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** A quota of the account is used up (HTTP 400). */
export class LimitExceededException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "LimitExceededException";
  /** The likely causes and the next step. */
  static override readonly advice = "Delete what you do not need, or ask for a higher quota.";

  /** The code that the service sends. */
  declare readonly name: "LimitExceededException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The request is not signed (HTTP 400 or 403). */
export class MissingAuthenticationTokenException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "MissingAuthenticationTokenException";
  /** The likely causes and the next step. */
  static override readonly advice = CHECK_ENDPOINT;

  /** The code that the service sends. */
  declare readonly name: "MissingAuthenticationTokenException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The request is too old, or its date is in the future (HTTP 400). */
export class RequestExpired extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "RequestExpired";
  /** What the client can correct before it tries again. */
  static override readonly recovery = "clock";
  /** The likely causes and the next step. */
  static override readonly advice = "Check the clock.";

  /** The code that the service sends. */
  declare readonly name: "RequestExpired";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The service cannot read the body of the request (HTTP 400). */
export class SerializationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "SerializationException";
  /** The likely causes and the next step. */
  static override readonly advice = CHECK_ENDPOINT;

  /** The code that the service sends. */
  declare readonly name: "SerializationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The service cannot respond at the moment (HTTP 503). The client retries such calls. */
export class ServiceUnavailableException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "ServiceUnavailableException";
  /** Whose fault it is. */
  static override readonly fault = "server";
  /** The same call may succeed later. */
  static override readonly retryable = {};
  /** What the code means. */
  static override readonly meaning = "The service cannot respond at the moment.";
  /** The likely causes and the next step. */
  static override readonly advice = TRY_AGAIN_LATER;

  /** The code that the service sends. */
  declare readonly name: "ServiceUnavailableException";
  /** Whose fault it is. */
  declare readonly $fault: "server";
}

/** Too many calls (HTTP 400). The client retries such calls after a pause. */
export class ThrottlingException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "ThrottlingException";
  /** The same call may succeed later. */
  static override readonly retryable = { throttling: true };
  /** The likely causes and the next step. */
  static override readonly advice = "Call less often, or ask for a higher quota.";

  /** The code that the service sends. */
  declare readonly name: "ThrottlingException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The service does not know the operation (HTTP 400). */
export class UnknownOperationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "UnknownOperationException";
  /** The likely causes and the next step. */
  static override readonly advice = CHECK_ENDPOINT;

  /** The code that the service sends. */
  declare readonly name: "UnknownOperationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The security token or access key is unknown (HTTP 400 or 403). */
export class UnrecognizedClientException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "UnrecognizedClientException";
  /** The likely causes and the next step. */
  static override readonly advice = "Check the access key, the session token and their partition.";

  /** The code that the service sends. */
  declare readonly name: "UnrecognizedClientException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The key or the Region does not support the operation (HTTP 400). */
export class UnsupportedOperationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "UnsupportedOperationException";
  /** The likely causes and the next step. */
  static override readonly advice =
    "The key or the Region does not support it. DescribeKey shows what the key supports.";

  /** The code that the service sends. */
  declare readonly name: "UnsupportedOperationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}

/** The input breaks a constraint that the service checks (HTTP 400). */
export class ValidationException extends KMSServiceException {
  /** The code that the service sends. */
  static override readonly code = "ValidationException";
  /** The likely causes and the next step. */
  static override readonly advice = "Correct the input.";

  /** The code that the service sends. */
  declare readonly name: "ValidationException";
  /** Whose fault it is. */
  declare readonly $fault: "client";
}
