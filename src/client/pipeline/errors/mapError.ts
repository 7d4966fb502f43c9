import type { RetryableTrait } from "@smithy/types";
import { KMSServiceException } from "../../../errors/KMSServiceException.js";
import { UnexpectedResponseException } from "../../../errors/UnexpectedResponseException.js";
import { KNOWN_ERRORS } from "../../../kms/knownErrors.js";
import type { Operation } from "../../../shapes/Operation.js";
import { isThrottlingCode, isTransientCode } from "./awsErrorCodes.js";
import { exceptionClass } from "./exceptionClass.js";
import { explainError, explainUnexpected } from "./explainError.js";

/** Maps an exception of the deserializer to the class of its code, with a message that says what to do. */
export function mapError(
  error: KMSServiceException,
  operation: Operation,
  input: object,
): KMSServiceException {
  // The response is not enumerable.
  const seen = { ...error, $response: error.$response };
  if (error instanceof UnexpectedResponseException) {
    const message = explainUnexpected(error, operation, input);
    return decideRetry(new UnexpectedResponseException({ ...seen, message, excerpt: error.excerpt }), error);
  }
  const known = exceptionClass(error.name, operation);
  const message = explainError(error, known, operation, input);
  if (!known) {
    return decideRetry(new KMSServiceException({ ...seen, message }), error);
  }
  const exception = new known({ ...seen, message, $fault: known.fault });
  // The status must not change what a class says: an invalid signature, for example, stays invalid.
  const isDecided =
    KNOWN_ERRORS.includes(known) || (Object.hasOwn(known, "fault") && known.fault === "client");
  return isDecided ? exception : decideRetry(exception, error);
}

/** Makes an exception retryable whose class does not decide it: by its code, else by what the deserializer saw. */
function decideRetry(exception: KMSServiceException, seen: KMSServiceException): KMSServiceException {
  const trait =
    exception.$retryable ??
    seen.$retryable ??
    retryableByCode(exception.name) ??
    retryableByStatus(seen.$metadata.httpStatusCode);
  if (trait) {
    exception.$retryable = trait;
  }
  return exception;
}

const retryableByCode = (code: string): RetryableTrait | undefined =>
  isThrottlingCode(code) ? { throttling: true } : isTransientCode(code) ? {} : undefined;

/** Only its status says what a response means that has no code, or one that is not among the known errors. */
const retryableByStatus = (status = 0): RetryableTrait | undefined =>
  status === 429 ? { throttling: true } : status >= 500 ? {} : undefined;
