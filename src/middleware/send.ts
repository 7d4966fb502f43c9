import type { DeserializeMiddleware, HandlerExecutionContext, MetadataBearer } from "@smithy/types";
import { AbortError } from "../exceptions/AbortError.js";
import { ConfigurationError } from "../exceptions/ConfigurationError.js";
import { ConnectionError } from "../exceptions/ConnectionError.js";
import { TimeoutError } from "../exceptions/TimeoutError.js";
import { isError } from "../protocol/is-error.js";
import { operationOf } from "../protocol/operation.js";
import { readBody } from "../protocol/read-body.js";
import { HttpRequest, HttpResponse, SMITHY_CONTEXT_KEY } from "../smithy.js";
import { abortable } from "./abortable.js";

/** Hands the request to the request handler and collects the answer; what fails on the way gets a name. */
export const sendMiddleware =
  (): DeserializeMiddleware<object, MetadataBearer> => (next, context) => async (args) => {
    try {
      return await abortable(collect(next(args)), context);
    } catch (error) {
      throw nameFailure(error, args.request, context);
    }
  };

/** Goes on when the call is aborted: an answer that comes late, and that nobody reads, would hold its connection. */
async function collect<Result extends { readonly response: unknown }>(
  sent: Promise<Result>,
): Promise<Result> {
  const result = await sent;
  const response = checked(result.response);
  // Bytes are there already, and need no further promise.
  if (!(response.body instanceof Uint8Array)) {
    response.body = await readBody(response.body);
  }
  return result;
}

function checked(response: unknown): HttpResponse {
  if (!HttpResponse.isInstance(response)) {
    throw new TypeError("The request handler returned no HTTP response");
  }
  const names = Object.keys(response.headers);
  if (names.some((name) => name !== name.toLowerCase())) {
    // Some request handlers keep the case in which the server wrote them.
    response.headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
  }
  return response;
}

function nameFailure(error: unknown, request: unknown, context: HandlerExecutionContext): Error {
  const { name: operation } = operationOf(context);
  const host = HttpRequest.isInstance(request) ? (request.headers.host ?? request.hostname) : "the endpoint";
  const signal = context[SMITHY_CONTEXT_KEY]?.abortSignal;
  if (signal?.aborted) {
    return new AbortError(operation, "reason" in signal ? signal.reason : error);
  }
  if (error instanceof ConfigurationError) {
    return error;
  }
  const cause = isError(error) ? error : new Error("the request handler threw no error", { cause: error });
  return isTimeout(cause)
    ? new TimeoutError(operation, host, cause)
    : new ConnectionError(operation, host, cause);
}

/** The request handler for Node.js calls lost connections time-outs, too. */
const isTimeout = (error: Error): boolean =>
  error.name === "TimeoutError" &&
  !("code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE"));
