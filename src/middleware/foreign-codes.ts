/** The codes that KMS does not have, but other services of AWS; some endpoints in between answer with them. */

/** Fewer calls are asked for. */
export const isThrottlingCode = (code: string): boolean =>
  /^(BandwidthLimitExceeded|EC2ThrottledException|LimitExceededException|PriorRequestNotComplete|ProvisionedThroughputExceededException|RequestLimitExceeded|RequestThrottled(Exception)?|SlowDown|Thrott(led|ling)(Exception)?|TooManyRequestsException|TransactionInProgressException)$/.test(
    code,
  );

/** The same call may succeed later. */
export const isTransientCode = (code: string): boolean =>
  /^(TimeoutError|RequestTimeout(Exception)?)$/.test(code);

/** The clock of this machine may be wrong. */
export const isClockSkewCode = (code: string): boolean =>
  /^(AuthFailure|RequestInTheFuture|RequestTimeTooSkewed|SignatureDoesNotMatch)$/.test(code);
