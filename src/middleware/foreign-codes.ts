/** The codes that KMS does not have, but other services of AWS; some endpoints in between answer with them. */

/** Fewer calls are asked for. */
export const isThrottlingCode = (code: string): boolean =>
  /^((Bandwidth|Request)?LimitExceeded|(EC2|Request)?Thrott(led|ling)|PriorRequestNotComplete|ProvisionedThroughputExceeded|SlowDown|TooManyRequests|TransactionInProgress)(Exception)?$/.test(
    code,
  );

/** The same call may succeed later. */
export const isTransientCode = (code: string): boolean =>
  /^(TimeoutError|RequestTimeout(Exception)?)$/.test(code);

/** The clock of this machine may be wrong. */
export const isClockSkewCode = (code: string): boolean =>
  /^(AuthFailure|RequestInTheFuture|RequestTimeTooSkewed|SignatureDoesNotMatch)$/.test(code);
