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

/** The answer for an error. What is no exception of the service is a fault in LocalKms, and nothing of it is told. */
export function errorResponse(error: unknown): Answer {
  const { name, message, $fault } = error instanceof KMSServiceException ? error : refusal(InternalFailure);
  return {
    status: OTHER_STATUS[name] ?? ($fault === "client" ? CLIENT_ERROR : SERVER_ERROR),
    body: { __type: name, ...(message === "" ? {} : { message }) },
  };
}

/** The code of the error that a body tells; `undefined` when it tells none. */
export const errorCodeOf = (body: object | undefined): string | undefined =>
  body !== undefined && "__type" in body && typeof body.__type === "string" ? body.__type : undefined;
