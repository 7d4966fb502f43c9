import { isClockSkewError, isThrottlingError, isTransientError } from "@smithy/core/retry";
import { KMSServiceException } from "kms-reencrypt";
import { expect, it } from "vitest";
import { isClockSkewCode, isThrottlingCode, isTransientCode } from "../../src/middleware/foreign-codes.js";

const CODES = [
  "AuthFailure",
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "PriorRequestNotComplete",
  "ProvisionedThroughputExceededException",
  "RequestInTheFuture",
  "RequestLimitExceeded",
  "RequestThrottled",
  "RequestThrottledException",
  "RequestTimeTooSkewed",
  "RequestTimeout",
  "RequestTimeoutException",
  "SignatureDoesNotMatch",
  "SlowDown",
  "SomethingElse",
  "ThrottledException",
  "Throttling",
  "ThrottlingException",
  "TimeoutError",
  "TooManyRequestsException",
  "TransactionInProgressException",
];

it.each(CODES)("%s means what it means to smithy", (name) => {
  const error = new KMSServiceException({ name, $fault: "client", $metadata: {} });
  expect([isThrottlingCode(name), isTransientCode(name), isClockSkewCode(name)]).toEqual([
    isThrottlingError(error),
    isTransientError(error),
    isClockSkewError(error),
  ]);
});
