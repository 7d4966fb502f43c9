import type { RetryStrategyV2 } from "@smithy/types";

/** A retry strategy that grants attempts without a delay, so that tests do not wait. */
export function retryImmediately(maxAttempts = 3): RetryStrategyV2 {
  const token = (retries: number) => ({ getRetryCount: () => retries, getRetryDelay: () => 0 });
  return {
    acquireInitialRetryToken: async () => token(0),
    refreshRetryTokenForRetry: async (previous) => {
      if (previous.getRetryCount() + 1 >= maxAttempts) {
        throw new Error("no more");
      }
      return token(previous.getRetryCount() + 1);
    },
    recordSuccess: () => {},
  };
}
