import { KMSServiceException } from "../../../errors/KMSServiceException.js";
import { isUnsent } from "../../../runtime/delivery.js";
import type { Operation } from "../../../shapes/Operation.js";
import { exceptionClass } from "../errors/exceptionClass.js";
import { isIdempotent } from "../isIdempotent.js";

/** Whether a failed call may be sent again: it is harmless twice, or the service has certainly not carried it out. */
export const isRepeatable = (operation: Operation, input: object, error: unknown): boolean =>
  isIdempotent(operation, input) ||
  (error instanceof KMSServiceException
    ? isRejection(error, operation)
    : isUnsent(error) || isUnsent(Object(error).cause));

const isRejection = (error: KMSServiceException, operation: Operation): boolean =>
  error.$retryable?.throttling === true ||
  (exceptionClass(error.name, operation)?.rejected ?? error.$fault === "client");
