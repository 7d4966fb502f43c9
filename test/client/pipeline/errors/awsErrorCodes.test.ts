import { isClockSkewError, isThrottlingError, isTransientError } from "@smithy/core/retry";
import { KMSServiceException } from "kms-reencrypt";
import { expect, it } from "vitest";
import {
  isClockSkewCode,
  isThrottlingCode,
  isTransientCode,
} from "../../../../src/client/pipeline/errors/awsErrorCodes.js";

const CODES = [
  "AuthFailure",
  "AuthFailures",
  "BandwidthLimitExceeded",
  "EC2ThrottledException",
  "LimitExceededException",
  "MyAuthFailure",
  "MyThrottlingException",
  "MyTimeoutError",
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
  "ThrottlingExceptions",
  "TimeoutError",
  "TimeoutErrors",
  "TooManyRequestsException",
  "TransactionInProgressException",
];

it.each(CODES)("%s is classified as by smithy: throttling, transient or a wrong clock", (name) => {
  const error = new KMSServiceException({ name, $fault: "client", $metadata: {} });
  expect([isThrottlingCode(name), isTransientCode(name), isClockSkewCode(name)]).toEqual([
    isThrottlingError(error),
    isTransientError(error),
    isClockSkewError(error),
  ]);
});
