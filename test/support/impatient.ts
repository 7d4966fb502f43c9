import type { RetryErrorInfo, RetryStrategyV2 } from "@smithy/types";

/** A retry strategy that grants every attempt at once, so that no test waits, and keeps what it was told of each error. */
export function impatient(attempts = 3): RetryStrategyV2 & { readonly told: RetryErrorInfo[] } {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
  const told: RetryErrorInfo[] = [];
  return {
    told,
    acquireInitialRetryToken: async () => token(0),
    refreshRetryTokenForRetry: async (previous, info) => {
      told.push(info);
      if (previous.getRetryCount() + 1 >= attempts) {
        throw new Error("no more");
      }
      return token(previous.getRetryCount() + 1);
    },
    recordSuccess: () => {},
  };
}
