import type { DeserializeMiddleware, MetadataBearer, RetryableTrait } from "@smithy/types";
import { KMSServiceException } from "../../errors/KMSServiceException.js";
import { UnexpectedResponseException } from "../../errors/UnexpectedResponseException.js";
import { KNOWN_ERRORS } from "../../kms/knownErrors.js";
import type { Operation } from "../../shapes/Operation.js";
import { isThrottlingCode, isTransientCode } from "./errors/awsErrorCodes.js";
import { exceptionClass } from "./errors/exceptionClass.js";
import { explainError, explainUnexpected } from "./errors/explainError.js";
import { operationOf } from "./operationOf.js";

/** Maps an exception of the deserializer to the class of its code, with a message that says what to do. */
export const mapErrorsMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      throw isUnmapped(error) ? mapped(error, operationOf(context), args.input) : error;
    }
  };

/** Whether the deserializer threw an error. One of another class comes from the user's own middleware. */
const isUnmapped = (error: unknown): error is KMSServiceException =>
  error instanceof KMSServiceException &&
  (error.constructor === KMSServiceException || error.constructor === UnexpectedResponseException);

function mapped(error: KMSServiceException, operation: Operation, input: object): KMSServiceException {
  const { name, $fault, $metadata, $response, serviceMessage, __type } = error;
  if (error instanceof UnexpectedResponseException) {
    const message = explainUnexpected(error, operation, input);
    const { excerpt } = error;
    return decideRetry(
      new UnexpectedResponseException({ message, $fault, $metadata, $response, excerpt }),
      error,
    );
  }
  const known = exceptionClass(name, operation);
  const message = explainError(error, known, operation, input);
  const options = { message, $metadata, $response, serviceMessage, __type };
  if (known === undefined) {
    return decideRetry(new KMSServiceException({ ...options, name, $fault }), error);
  }
  const exception = new known(options);
  return KNOWN_ERRORS.includes(known) ? exception : decideRetry(exception, error);
}

/** Makes an exception retryable whose class does not decide it: by its code, else by the status. */
function decideRetry(
  exception: KMSServiceException,
  { $retryable }: KMSServiceException,
): KMSServiceException {
  const { name, $metadata } = exception;
  const trait =
    exception.$retryable ??
    $retryable ??
    retryableByCode(name) ??
    retryableByStatus($metadata.httpStatusCode);
  if (trait !== undefined) {
    exception.$retryable = trait;
  }
  return exception;
}

const retryableByCode = (code: string): RetryableTrait | undefined =>
  isThrottlingCode(code) ? { throttling: true } : isTransientCode(code) ? {} : undefined;

/** A response without a code of KMS comes from a server in between, and only its status says what it means. */
const retryableByStatus = (status = 0): RetryableTrait | undefined =>
  status === 429 ? { throttling: true } : status >= 500 ? {} : undefined;
