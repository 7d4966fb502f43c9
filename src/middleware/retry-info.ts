import type { RetryErrorInfo } from "@smithy/types";
import { ConnectionError } from "../exceptions/ConnectionError.js";
import { KMSServiceException } from "../exceptions/KMSServiceException.js";
import { TimeoutError } from "../exceptions/TimeoutError.js";
import { isDate } from "../protocol/is-date.js";

/** What a retry strategy has to know of an error; `undefined` for one that repeating the call cannot mend. */
export function retryInfo(error: unknown): RetryErrorInfo | undefined {
  if (error instanceof KMSServiceException && error.$retryable !== undefined) {
    const retryAfterHint = retryAfter(error);
    return {
      error,
      errorType: error.$retryable.throttling ? "THROTTLING" : "TRANSIENT",
      ...(retryAfterHint && { retryAfterHint }),
    };
  }
  if (error instanceof TimeoutError || (error instanceof ConnectionError && !isPermanent(error))) {
    return { error, errorType: "TRANSIENT" };
  }
  return undefined;
}

/** Certificates, protocols and ports that do not fit stay so, and so do mistakes in a program or in this package. */
const isPermanent = ({ code, cause }: ConnectionError): boolean =>
  code === undefined
    ? cause instanceof TypeError || cause instanceof RangeError
    : /CERT|TLS|SSL|SIGNATURE|PROTO|^ERR_INVALID|^ERR_UNESCAPED|^ERR_SOCKET_BAD_PORT/.test(code);

/** When the service wants the next attempt, from the header `retry-after`: seconds, or a date. */
function retryAfter({ $response }: KMSServiceException): Date | undefined {
  const value = $response?.headers["retry-after"];
  if (value === undefined) {
    return undefined;
  }
  const seconds = Number(value);
  const date = Number.isNaN(seconds) ? new Date(value) : new Date(Date.now() + seconds * 1000);
  return isDate(date) ? date : undefined;
}
