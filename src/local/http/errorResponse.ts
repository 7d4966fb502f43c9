import { KMSServiceException } from "../../errors/KMSServiceException.js";
import { InternalFailure } from "../../kms/commonErrors.js";
import { createException } from "../exceptions.js";
import type { Outcome } from "./HttpResponse.js";
import { warnOfBug } from "./warnOfBug.js";

// The API reference documents 400 for every client error, although the API model has other statuses.
const CLIENT_ERROR = 400;
const SERVER_ERROR = 500;
const OTHER_STATUS: Readonly<Record<string, number>> = {
  RequestEntityTooLargeException: 413,
  ServiceUnavailableException: 503,
};

/**
 * The response for an error. An error that is not an exception of the service is a bug in LocalKms: the response is
 * `InternalFailure` without details, as in KMS, and a process warning contains the details.
 */
export function errorResponse(error: unknown): Outcome {
  const { name, message, $fault } = error instanceof KMSServiceException ? error : internalFailure(error);
  return {
    status: OTHER_STATUS[name] ?? ($fault === "client" ? CLIENT_ERROR : SERVER_ERROR),
    body: { __type: name, ...(message === "" ? {} : { message }) },
  };
}

function internalFailure(error: unknown): KMSServiceException {
  warnOfBug(error, "responds with InternalFailure");
  return createException(InternalFailure);
}

/** The error code in a response body, if any. */
export const errorCodeOf = (body: object | undefined): string | undefined =>
  body !== undefined && "__type" in body && typeof body.__type === "string" ? body.__type : undefined;
