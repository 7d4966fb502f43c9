import type { DeserializeMiddleware, HandlerExecutionContext, MetadataBearer } from "@smithy/types";
import { AbortError } from "../exceptions/AbortError.js";
import { ConnectionError } from "../exceptions/ConnectionError.js";
import { TimeoutError } from "../exceptions/TimeoutError.js";
import { operationOf } from "../protocol/operation.js";
import { readBody } from "../protocol/read-body.js";
import { HttpRequest, HttpResponse, SMITHY_CONTEXT_KEY } from "../smithy.js";

/** Hands the request to the request handler and collects the answer; what fails on the way gets a name. */
export const sendMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    try {
      const result = await next(args);
      if (HttpResponse.isInstance(result.response)) {
        result.response.body = await readBody(result.response.body);
      }
      return result;
    } catch (error) {
      throw nameFailure(error, args.request, context);
    }
  };

function nameFailure(error: unknown, request: unknown, context: HandlerExecutionContext): Error {
  const { name: operation } = operationOf(context);
  const host = HttpRequest.isInstance(request) ? (request.headers.host ?? request.hostname) : "the endpoint";
  const signal = context[SMITHY_CONTEXT_KEY]?.abortSignal;
  if (signal?.aborted) {
    return new AbortError(operation, "reason" in signal ? signal.reason : error);
  }
  const cause = error instanceof Error ? error : new Error(String(error));
  return cause.name === "TimeoutError"
    ? new TimeoutError(operation, host, cause)
    : new ConnectionError(operation, host, cause);
}
