import type { DeserializeMiddleware, HandlerExecutionContext, MetadataBearer } from "@smithy/types";
import { AbortError } from "../../errors/AbortError.js";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { ConnectionError } from "../../errors/ConnectionError.js";
import { invalidResponse } from "../../errors/platformError.js";
import { TimeoutError } from "../../errors/TimeoutError.js";
import { isUnsent, markIdempotent } from "../../runtime/delivery.js";
import { readBody } from "../../runtime/readBody.js";
import { isBytes, isError } from "../../runtime/typeGuards.js";
import { HttpRequest, HttpResponse, SMITHY_CONTEXT_KEY } from "../../smithy.js";
import { abortable } from "./abortable.js";
import { isIdempotent, MAY_BE_CARRIED_OUT } from "./isIdempotent.js";
import { operationOf } from "./operationOf.js";

/** Passes the request to the request handler and collects the response. Failures in transit become errors of this package. */
export const sendMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    const { request } = args;
    const isHarmless = isIdempotent(operationOf(context), args.input);
    if (isHarmless) {
      markIdempotent(Object(request));
    }
    try {
      return await abortable(collect(next(args)), context);
    } catch (error) {
      throw nameFailure(error, request, context, isHarmless || isUnsent(error));
    }
  };

/** Continues when the call is aborted: a late response that nobody reads would keep its connection busy. */
async function collect<Result extends { readonly response: unknown }>(
  sent: Promise<Result>,
): Promise<Result> {
  const result = await sent;
  const response = checked(Object(result).response);
  // Bytes are complete and need no further promise.
  if (!isBytes(response.body)) {
    response.body = await readBody(response.body);
  }
  return result;
}

function checked(response: unknown): HttpResponse {
  if (!HttpResponse.isInstance(response)) {
    throw invalidResponse("The request handler did not return an HTTP response");
  }
  const names = Object.keys(response.headers);
  if (names.some((name) => name !== name.toLowerCase())) {
    // Some request handlers keep the case of the names as the server wrote them.
    response.headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
  }
  return response;
}

function nameFailure(
  error: unknown,
  request: unknown,
  context: HandlerExecutionContext,
  isHarmless: boolean,
): Error {
  const { name: operation } = operationOf(context);
  const host = HttpRequest.isInstance(request) ? (request.headers.host ?? request.hostname) : "the endpoint";
  const signal = context[SMITHY_CONTEXT_KEY]?.abortSignal;
  if (signal?.aborted) {
    return new AbortError(operation, "reason" in signal ? signal.reason : error);
  }
  if (error instanceof ConfigurationError) {
    return error;
  }
  const cause = isError(error)
    ? error
    : new Error("the request handler threw a value that is not an error", { cause: error });
  const note = isHarmless ? "" : MAY_BE_CARRIED_OUT;
  return isTimeout(cause)
    ? new TimeoutError(operation, host, cause, note)
    : new ConnectionError(operation, host, cause, note);
}

/** The request handler of SDK v3 also reports lost connections as timeouts. */
const isTimeout = (error: Error): boolean =>
  error.name === "TimeoutError" &&
  !("code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE"));
