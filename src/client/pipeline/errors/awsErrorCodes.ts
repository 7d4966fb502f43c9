/** Error codes that KMS does not have but other AWS services do; some endpoints in between respond with them. */

/** Whether the code asks for fewer calls. */
export const isThrottlingCode = (code: string): boolean =>
  /^((Bandwidth|Request)?LimitExceeded|(EC2|Request)?Thrott(led|ling)|PriorRequestNotComplete|ProvisionedThroughputExceeded|SlowDown|TooManyRequests|TransactionInProgress)(Exception)?$/.test(
    code,
  );

/** Whether the same call may succeed later. */
export const isTransientCode = (code: string): boolean =>
  /^(TimeoutError|RequestTimeout(Exception)?)$/.test(code);

/** Whether the clock of this machine may be wrong. */
export const isClockSkewCode = (code: string): boolean =>
  /^(AuthFailure|RequestInTheFuture|RequestTimeTooSkewed|SignatureDoesNotMatch)$/.test(code);
