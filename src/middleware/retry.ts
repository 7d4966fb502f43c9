import type {
  FinalizeRequestMiddleware,
  HandlerExecutionContext,
  MetadataBearer,
  Provider,
  RetryStrategyV2,
  RetryToken,
} from "@smithy/types";
import { hide } from "../exceptions/hide.js";
import { HttpRequest } from "../smithy.js";
import { abortable } from "./abortable.js";
import { metadataOf } from "./metadata-of.js";
import { retryInfo } from "./retry-info.js";
import { AdaptiveStrategy, REFUSAL } from "./retry-strategy.js";

/** How often, and in what rhythm, calls are repeated. */
export interface RetryConfig {
  /** How many attempts a call has at most, the first one included. */
  readonly maxAttempts: Provider<number>;
  /** Decides whether and when a failed attempt is repeated. */
  readonly retryStrategy: Provider<RetryStrategyV2>;
}

/** Repeats attempts that failed for a passing reason, as long as the retry strategy grants it. */
export const retryMiddleware =
  (config: RetryConfig, invocationIdOf: () => string): FinalizeRequestMiddleware<object, MetadataBearer> =>
  (next, context) =>
  async (args) => {
    const strategy = await abortable(config.retryStrategy(), context);
    const maxAttempts = await abortable(config.maxAttempts(), context);
    const invocationId = invocationIdOf();
    let token = await abortable(strategy.acquireInitialRetryToken(""), context);
    if (strategy instanceof AdaptiveStrategy) {
      await keepPace(strategy, context);
    }
    let totalRetryDelay = 0;
    for (let attempts = 1; ; attempts++) {
      label(args.request, invocationId, `attempt=${attempts}; max=${maxAttempts}`);
      try {
        const result = await next(args);
        strategy.recordSuccess(token);
        result.output.$metadata.attempts = attempts;
        result.output.$metadata.totalRetryDelay = totalRetryDelay;
        return result;
      } catch (error) {
        const failedAt = Date.now();
        try {
          token = await nextToken(strategy, token, error, context);
        } catch (final) {
          // An abort ends the wait, which counts as far as it went; a refusal comes without one.
          totalRetryDelay += final === error ? 0 : Date.now() - failedAt;
          Object.assign(metadataOf(final) ?? {}, { attempts, totalRetryDelay });
          throw final;
        }
        totalRetryDelay += Date.now() - failedAt;
      }
    }
  };

function label(request: unknown, invocationId: string, attempt: string): void {
  if (HttpRequest.isInstance(request)) {
    request.headers["amz-sdk-invocation-id"] = invocationId;
    request.headers["amz-sdk-request"] = attempt;
  }
}

/** Waits until the strategy grants another attempt; throws the error of the last one when it grants none. */
async function nextToken(
  strategy: RetryStrategyV2,
  token: RetryToken,
  error: unknown,
  context: HandlerExecutionContext,
): Promise<RetryToken> {
  const info = retryInfo(error);
  if (info === undefined) {
    throw error;
  }
  const refresh = async () => {
    try {
      return await strategy.refreshRetryTokenForRetry(token, info);
    } catch (refusal) {
      // What the user needs is why the attempt failed.
      addCause(error, refusal);
      throw error;
    }
  };
  const next = await abortable(refresh(), context);
  await pause(next.getRetryDelay(), context);
  if (strategy instanceof AdaptiveStrategy) {
    await keepPace(strategy, context);
  }
  return next;
}

/** Keeps what a strategy failed with, unless it says only that it grants no more, as those of smithy say it. */
function addCause(error: unknown, cause: unknown): void {
  const isRefusal = cause instanceof Error && cause.message === REFUSAL;
  if (!isRefusal && error instanceof Error && error.cause === undefined) {
    hide(error, "cause", cause);
  }
}

/** Waits until the pace of the adaptive mode allows another request; asked again each time, as the pace changes. */
async function keepPace(strategy: AdaptiveStrategy, context: HandlerExecutionContext): Promise<void> {
  for (let wait = strategy.delayBeforeSending(); wait > 0; wait = strategy.delayBeforeSending()) {
    await pause(wait, context);
  }
}

async function pause(milliseconds: number, context: HandlerExecutionContext): Promise<void> {
  if (milliseconds <= 0) {
    return;
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  try {
    await abortable(over, context);
  } finally {
    clearTimeout(timer);
  }
}
