/** The one place where an error becomes an HTTP answer. */
import { InternalFailure } from "../../exceptions/common.js";
import { KMSServiceException } from "../../exceptions/KMSServiceException.js";
import { refusal } from "../exceptions.js";
import type { Answer } from "./Delivery.js";

// The API reference gives 400 for every error of the caller, whatever the model of the service says.
const CLIENT_ERROR = 400;
const SERVER_ERROR = 500;
const OTHER_STATUS: Readonly<Record<string, number>> = {
  RequestEntityTooLargeException: 413,
  ServiceUnavailableException: 503,
};

/**
 * The answer for an error. What is no exception of the service is a fault in LocalKms: the answer tells nothing of it,
 * as with KMS, and a warning of the process tells it to whoever runs the tests.
 */
export function errorResponse(error: unknown): Answer {
  const { name, message, $fault } = error instanceof KMSServiceException ? error : failed(error);
  return {
    status: OTHER_STATUS[name] ?? ($fault === "client" ? CLIENT_ERROR : SERVER_ERROR),
    body: { __type: name, ...(message === "" ? {} : { message }) },
  };
}

function failed(error: unknown): KMSServiceException {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.emitWarning("LocalKms failed inside and answers InternalFailure. Please report it.", {
    type: "LocalKmsWarning",
    code: "LOCAL_KMS_FAILED",
    detail,
  });
  return refusal(InternalFailure);
}

/** The code of the error that a body tells; `undefined` when it tells none. */
export const errorCodeOf = (body: object | undefined): string | undefined =>
  body !== undefined && "__type" in body && typeof body.__type === "string" ? body.__type : undefined;
