import type {
  FinalizeRequestMiddleware,
  HandlerExecutionContext,
  MetadataBearer,
  Provider,
  RetryStrategyV2,
  RetryToken,
} from "@smithy/types";
import { ConnectionError } from "../../errors/ConnectionError.js";
import { hide } from "../../errors/hide.js";
import { KMSServiceException } from "../../errors/KMSServiceException.js";
import { HttpRequest, SMITHY_CONTEXT_KEY } from "../../smithy.js";
import { abortable } from "./abortable.js";
import { MAY_BE_CARRIED_OUT } from "./isIdempotent.js";
import { metadataOf } from "./metadataOf.js";
import { operationOf } from "./operationOf.js";
import type { ClientRateLimiter } from "./retry/createRateLimiter.js";
import { isRepeatable } from "./retry/isRepeatable.js";
import { REFUSAL, RetryStrategy } from "./retry/RetryStrategy.js";
import { retryErrorInfo } from "./retry/retryErrorInfo.js";

/** How calls are retried. */
export interface RetryConfig {
  /** Returns the maximum number of attempts of a call, the first one included. */
  readonly maxAttempts: Provider<number>;
  /** Returns what decides whether and when to retry. */
  readonly retryStrategy: Provider<RetryStrategyV2>;
}

/** Retries attempts that failed with a transient error, as long as the retry strategy grants it. */
export const retryMiddleware =
  (config: RetryConfig, invocationIdOf: () => string): FinalizeRequestMiddleware<object, MetadataBearer> =>
  (next, context) =>
  async (args) => {
    const strategy = await abortable(config.retryStrategy(), context);
    const limit: unknown = context[SMITHY_CONTEXT_KEY]?.maxAttempts;
    const maxAttempts = limit ?? (await abortable(config.maxAttempts(), context));
    const invocationId = invocationIdOf();
    let token = await abortable(strategy.acquireInitialRetryToken(""), context);
    const rateLimiter = rateLimiterOf(strategy);
    if (rateLimiter) {
      await acquireSendToken(rateLimiter, context);
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
          if (!isRepeatable(operationOf(context), args.input, error)) {
            throw withNote(error);
          }
          if (attempts === limit || (attempts > 1 && isUnreadable(error))) {
            throw error;
          }
          token = await nextToken(strategy, token, error, context);
        } catch (final) {
          // After an abort, the time waited so far counts. A refused retry waited for nothing.
          totalRetryDelay += final === error ? 0 : Date.now() - failedAt;
          Object.assign(metadataOf(final) ?? {}, { attempts, totalRetryDelay });
          throw final;
        }
        totalRetryDelay += Date.now() - failedAt;
      }
    }
  };

/** Says in the message of a response that the call may have been carried out. Errors without a response say it already. */
function withNote(error: unknown): unknown {
  if (error instanceof KMSServiceException) {
    // Not an assignment: middleware may have frozen the error.
    Reflect.set(error, "message", error.message + MAY_BE_CARRIED_OUT);
  }
  return error;
}

/** Whether a response was not HTTP, or more than Node.js reads. A second one shows that the first was no accident. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof ConnectionError && error.code?.startsWith("HPE_") === true;

function label(request: unknown, invocationId: string, attempt: string): void {
  if (HttpRequest.isInstance(request)) {
    request.headers["amz-sdk-invocation-id"] = invocationId;
    request.headers["amz-sdk-request"] = attempt;
  }
}

/** Waits until the strategy grants another attempt. Throws the error of the last one when it grants none. */
async function nextToken(
  strategy: RetryStrategyV2,
  token: RetryToken,
  error: unknown,
  context: HandlerExecutionContext,
): Promise<RetryToken> {
  const info = retryErrorInfo(error);
  if (!info) {
    throw error;
  }
  const refresh = async () => {
    try {
      return await strategy.refreshRetryTokenForRetry(token, info);
    } catch (refusal) {
      // The user needs to know why the attempt failed.
      addCause(error, refusal);
      throw error;
    }
  };
  const next = await abortable(refresh(), context);
  await pause(next.getRetryDelay(), context);
  const rateLimiter = rateLimiterOf(strategy);
  if (rateLimiter) {
    await acquireSendToken(rateLimiter, context);
  }
  return next;
}

/** Keeps the error of a strategy, unless it is only the usual refusal. */
function addCause(error: unknown, cause: unknown): void {
  const isRefusal = cause instanceof Error && cause.message === REFUSAL;
  if (!isRefusal && error instanceof Error && !error.cause) {
    hide(error, "cause", cause);
  }
}

const rateLimiterOf = (strategy: RetryStrategyV2): ClientRateLimiter | undefined =>
  strategy instanceof RetryStrategy ? strategy.rateLimiter : undefined;

/** Waits until the rate limit of the adaptive mode allows another request. It asks again each time, as the limit changes. */
async function acquireSendToken(
  { takeToken }: ClientRateLimiter,
  context: HandlerExecutionContext,
): Promise<void> {
  for (let wait = takeToken(); wait > 0; wait = takeToken()) {
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
  await abortable(over, context).finally(() => clearTimeout(timer));
}
