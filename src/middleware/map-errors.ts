import type { DeserializeMiddleware, HttpResponse, MetadataBearer, RetryableTrait } from "@smithy/types";
import { KMSServiceException } from "../exceptions/KMSServiceException.js";
import { UnexpectedResponseException } from "../exceptions/UnexpectedResponseException.js";
import { wireCode } from "../exceptions/wire-codes.js";
import { type Operation, operationOf } from "../protocol/operation.js";
import { ResponseError, type ResponseErrorDetails } from "../protocol/ResponseError.js";
import { holdsSecrets } from "../protocol/redact.js";
import { explain } from "./explain.js";
import { isThrottlingCode, isTransientCode } from "./foreign-codes.js";

/** Throws the exception that an answer without success stands for. */
export const mapErrorsMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    try {
      return await next(args);
    } catch (error) {
      throw error instanceof ResponseError
        ? exceptionOf(error.details, operationOf(context), args.input)
        : error;
    }
  };

function exceptionOf(
  details: ResponseErrorDetails,
  operation: Operation,
  input: object,
): KMSServiceException {
  const { code, serviceMessage, response, $metadata, truncated, excerpt = "" } = details;
  const fault = response.statusCode >= 400 && response.statusCode < 500 ? "client" : "server";
  const known = code === undefined ? undefined : wireCode(code);
  const own = operation.errors.find(({ shapeId }) => shapeId.endsWith(`#${code}`));
  const options = {
    message: explain(details, own?.explanation ?? known, operation, input),
    serviceMessage,
    $metadata,
    $response: presentable(response, operation),
  };
  if (code === undefined) {
    const unexpected = new UnexpectedResponseException({ ...options, $fault: fault, excerpt });
    return retryable(unexpected, truncated ? {} : retryableByStatus(response.statusCode));
  }
  const Exception = own ?? known?.exception;
  const exception =
    Exception === undefined
      ? new KMSServiceException({ ...options, name: code, $fault: fault })
      : new Exception(options);
  return retryable(exception, retryableAnswer(code, response.statusCode));
}

/** The answer, without its body where that may hold a plaintext. */
const presentable = ({ body, ...head }: HttpResponse, operation: Operation): HttpResponse =>
  holdsSecrets(operation) ? { ...head } : { ...head, body };

/** The table decides over the codes that are in it. Over others, code and status do, whether they have a class or not. */
function retryableAnswer(code: string, status: number): RetryableTrait | undefined {
  const known = wireCode(code);
  return known === undefined ? (retryableByCode(code) ?? retryableByStatus(status)) : known.retryable;
}

const retryableByCode = (code: string): RetryableTrait | undefined =>
  isThrottlingCode(code) ? { throttling: true } : isTransientCode(code) ? {} : undefined;

/** An answer without a code of KMS comes from what stands in between, and only its status tells what it means. */
const retryableByStatus = (status: number): RetryableTrait | undefined =>
  status === 429 ? { throttling: true } : status >= 500 ? {} : undefined;

function retryable(exception: KMSServiceException, trait: RetryableTrait | undefined): KMSServiceException {
  if (trait !== undefined) {
    exception.$retryable = trait;
  }
  return exception;
}
