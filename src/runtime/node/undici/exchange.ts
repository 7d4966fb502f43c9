import type { HttpRequest, HttpResponse } from "@smithy/types";
import type { Dispatcher } from "undici";
import { codeOf } from "../../../errors/platformError.js";
import { buildQueryString, HttpResponse as SmithyResponse } from "../../../smithy.js";
import { whenAborted } from "../../abortSignal.js";
import { markUnsent } from "../../delivery.js";
import { Body } from "../../readBody.js";
import { timeoutError } from "../../withDeadline.js";
import { afterPoll } from "../afterPoll.js";
import { lost, markStale } from "../Connection.js";
import type { RequestTimeouts } from "../sendRequest.js";
import type { Carrier } from "./Carrier.js";

/**
 * Sends a request over a connection and collects its whole response. After a failure the connection is closed, so that
 * nothing of it can be taken for the response to a later request.
 */
export function exchange(
  request: HttpRequest,
  carrier: Carrier,
  timeouts: RequestTimeouts,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const wasKept = carrier.keptSince !== undefined;
    let isSent = false;
    let isOver = false;
    const end = () => {
      isOver = true;
      watching.stop();
    };
    const fail = (error: unknown) => {
      if (!isOver) {
        end();
        carrier.destroy();
        reject(isSent ? error : markUnsent(error));
      }
    };
    const watching = watch(carrier, timeouts, signal, fail);
    const response = new Response(carrier);
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart: () => {
        isSent = true;
      },
      onResponseStart: (_, status, headers, reason) => {
        if (!response.start(status, headers, reason)) {
          fail(markStale(lost("the response to an earlier request arrived once more")));
        }
      },
      onResponseData: (_, chunk) => {
        try {
          response.body.add(chunk);
        } catch (error) {
          fail(error);
        }
      },
      onResponseEnd: () => {
        if (!isOver) {
          end();
          resolve(response.end());
        }
      },
      onResponseError: (_, error) => {
        const known = translated(error, timeouts);
        const isLost = wasKept && !response.hasStarted && codeOf(known) === "ECONNRESET";
        fail(isLost ? markStale(known) : known);
      },
    };
    // Nothing that is left on the connection may be taken for the response. It is read first, and bytes that no request
    // asked for close it.
    afterPoll(() => {
      if (!isOver) {
        try {
          // Only now is it certain whether a kept connection is still there.
          watching.connect();
          carrier.client.dispatch(optionsOf(request, timeouts), handler);
        } catch (error) {
          fail(error);
        }
      }
    });
    if (signal?.aborted) {
      fail(signal.reason);
    }
  });
}

function optionsOf(
  { method, path, query, headers, body }: HttpRequest,
  { socketTimeout }: RequestTimeouts,
): Dispatcher.DispatchOptions {
  const search = query === undefined ? "" : buildQueryString(query);
  return {
    method,
    path: search === "" ? path : `${path}?${search}`,
    headers,
    body,
    headersTimeout: socketTimeout,
    bodyTimeout: socketTimeout,
  };
}

interface Head {
  readonly statusCode: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A response that arrives. */
class Response {
  readonly body = new Body();
  readonly #carrier: Carrier;
  #head: Head = { statusCode: 0, reason: "", headers: {} };

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  /** Whether its head has arrived. */
  get hasStarted(): boolean {
    return this.#head.statusCode > 0;
  }

  /** Takes the head; returns `false` when it cannot be the one to this request. */
  start(
    statusCode: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
    reason = "",
  ): boolean {
    const single: Record<string, string> = {};
    for (const name of Object.keys(headers)) {
      single[name] = String(headers[name]);
    }
    this.#head = { statusCode, reason, headers: single };
    return !this.#carrier.requestIds.includes(this.#head.headers["x-amzn-requestid"]);
  }

  /** The whole response, after which the connection may carry further requests. */
  end(): HttpResponse {
    this.#carrier.keep(this.#head.headers["x-amzn-requestid"]);
    return new SmithyResponse({ ...this.#head, body: this.body.bytes() });
  }
}

interface Watch {
  /** Watches the connection that the request is about to need. */
  readonly connect: () => void;
  readonly stop: () => void;
}

/** Calls `fail` when a timeout passes or the signal is aborted. */
function watch(
  carrier: Carrier,
  { connectionTimeout, requestTimeout }: RequestTimeouts,
  signal: AbortSignal | undefined,
  fail: (error: unknown) => void,
): Watch {
  let isWatching = true;
  // After a long block of the event loop, what arrived in time has not been read when the timer fires.
  const failAfter = (milliseconds: number, message: string, isPending = () => true) => {
    const failIfPending = () => {
      if (isWatching && isPending()) {
        fail(timeoutError(message));
      }
    };
    return milliseconds > 0 ? setTimeout(afterPoll, milliseconds, failIfPending) : undefined;
  };
  const response = failAfter(
    requestTimeout,
    `no complete response within ${requestTimeout} ms (requestTimeout)`,
  );
  let connection: ReturnType<typeof failAfter>;
  const stopWaiting = signal && whenAborted(signal, () => fail(signal.reason));
  return {
    connect() {
      if (!carrier.isConnected) {
        connection = failAfter(
          connectionTimeout,
          `no connection within ${connectionTimeout} ms (connectionTimeout)`,
          () => !carrier.isConnected,
        );
      }
    },
    stop() {
      isWatching = false;
      clearTimeout(response);
      clearTimeout(connection);
      stopWaiting?.();
    },
  };
}

/** Codes of undici, with those that `node:http` has for the same. */
const CODES: readonly (readonly [code: RegExp, same: string])[] = [
  [/^(UND_ERR_(DESTROYED|SOCKET|RES_CONTENT_LENGTH_MISMATCH)|EPIPE)$/, "ECONNRESET"],
  [/^UND_ERR_HEADERS_OVERFLOW$/, "HPE_HEADER_OVERFLOW"],
  [/^UND_ERR_(INVALID_ARG|NOT_SUPPORTED|REQ_CONTENT_LENGTH_MISMATCH)$/, "ERR_INVALID_ARG_VALUE"],
];

/** What an error of undici means. Without its bytes, which may be those of a response and contain a plaintext. */
function translated(error: Error, { socketTimeout }: RequestTimeouts): Error {
  const code = codeOf(error) ?? "";
  if (/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/.test(code)) {
    return timeoutError(`the connection was silent for ${socketTimeout} ms (socketTimeout)`);
  }
  const [, same] = CODES.find(([pattern]) => pattern.test(code)) ?? [];
  const known = error.name === "HTTPParserError" ? codeOfParser(error) : same;
  return known === undefined ? error : Object.assign(new Error(error.message), { code: known });
}

/** Errors of its parser have no code. */
function codeOfParser({ message }: Error): string {
  if (/\bEOF\b/.test(message)) {
    return "ECONNRESET";
  }
  return message.includes("Expected HTTP/") ? "HPE_INVALID_CONSTANT" : "HPE_INVALID";
}
