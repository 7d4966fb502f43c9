import type { RetryErrorInfo } from "@smithy/types";
import { ConnectionError } from "../../../errors/ConnectionError.js";
import { KMSServiceException } from "../../../errors/KMSServiceException.js";
import { TimeoutError } from "../../../errors/TimeoutError.js";
import { isQueued } from "../../../runtime/delivery.js";
import { isDate } from "../../../runtime/typeGuards.js";

/** What a retry strategy needs to know about an error; `undefined` for an error that a retry cannot fix. */
export function retryErrorInfo(error: unknown): RetryErrorInfo | undefined {
  if (error instanceof KMSServiceException && error.$retryable) {
    const retryAfterHint = retryAfter(error);
    return {
      error,
      errorType: error.$retryable.throttling ? "THROTTLING" : "TRANSIENT",
      ...(retryAfterHint && { retryAfterHint }),
    };
  }
  // Waiting for a connection of this client is not an attempt, and would only start again.
  if (
    (error instanceof TimeoutError && !isQueued(error.cause)) ||
    (error instanceof ConnectionError && !isPermanent(error))
  ) {
    return { error, errorType: "TRANSIENT" };
  }
  return undefined;
}

/** Wrong certificates, protocols and ports do not change, nor do mistakes in a program or in this package. */
const isPermanent = ({ code, cause }: ConnectionError): boolean =>
  code
    ? /CERT|TLS|SSL|SIGNATURE|PROTO|^ERR_INVALID|^ERR_UNESCAPED|^ERR_SOCKET_BAD_PORT/.test(code)
    : cause instanceof TypeError || cause instanceof RangeError;

/** The time of the next attempt according to the header `retry-after`: seconds, or a date. */
function retryAfter({ $response }: KMSServiceException): Date | undefined {
  const value = $response?.headers["retry-after"];
  if (!value) {
    return undefined;
  }
  const seconds = Number(value);
  const date = Number.isNaN(seconds) ? new Date(value) : new Date(Date.now() + seconds * 1000);
  return isDate(date) ? date : undefined;
}
