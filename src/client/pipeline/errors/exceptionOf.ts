import type { RetryableTrait } from "@smithy/types";
import { KMSServiceException, type KMSServiceExceptionOptions } from "../../../errors/KMSServiceException.js";
import {
  UnexpectedResponseException,
  type UnexpectedResponseExceptionOptions,
} from "../../../errors/UnexpectedResponseException.js";
import { KNOWN_ERRORS } from "../../../kms/knownErrors.js";
import type { Operation } from "../../../shapes/Operation.js";
import { isThrottlingCode, isTransientCode } from "./awsErrorCodes.js";
import { exceptionClass } from "./exceptionClass.js";
import { explainError, explainUnexpected } from "./explainError.js";

/** Makes the exception of an error that has a code: of the class of the code, with a message that says what to do. */
export function exceptionOf(
  seen: KMSServiceExceptionOptions & { readonly name: string },
  operation: Operation,
  input: object,
): KMSServiceException {
  const known = exceptionClass(seen.name, operation);
  const message = explainError(seen, known, operation, input);
  if (!known) {
    return decideRetry(new KMSServiceException({ ...seen, message }));
  }
  const exception = new known({ ...seen, message, $fault: known.fault });
  // The status must not change what a class says: an invalid signature, for example, stays invalid.
  const isDecided =
    KNOWN_ERRORS.includes(known) || (Object.hasOwn(known, "fault") && known.fault === "client");
  return isDecided ? exception : decideRetry(exception);
}

/** Makes the exception of a response that is not one of KMS; `message` says what is wrong with it. */
export const unexpectedResponse = (
  seen: UnexpectedResponseExceptionOptions & { readonly message: string },
  operation: Operation,
  input: object,
): KMSServiceException =>
  decideRetry(
    new UnexpectedResponseException({ ...seen, message: explainUnexpected(seen, operation, input) }),
  );

/** Makes an exception retryable whose class does not decide it: by its code, else by the status of the response. */
function decideRetry(exception: KMSServiceException): KMSServiceException {
  const { $retryable, name, $metadata } = exception;
  const trait = $retryable ?? retryableByCode(name) ?? retryableByStatus($metadata.httpStatusCode);
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
