import type { FetchHttpHandlerOptions, HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { listenable } from "../../protocol/abort-signal.js";
import { withDeadline } from "../../protocol/deadline.js";
import { readBody } from "../../protocol/read-body.js";
import { buildQueryString, HttpResponse as SmithyResponse } from "../../smithy.js";
import { checkTimeout } from "./check-timeout.js";
import type { HttpHandler } from "./Platform.js";

const DEFAULT_REQUEST_TIMEOUT = 10_000;

/**
 * Sends requests with `fetch`, with a time-out that covers the body of the answer, too, and without following
 * redirects: a signed request is for the host that it was signed for.
 */
export class FetchHandler implements HttpHandler {
  readonly metadata = { handlerProtocol: "fetch" };
  readonly #init: RequestInit;
  readonly #requestInit: FetchHttpHandlerOptions["requestInit"];
  readonly #requestTimeout: number;

  constructor(options: FetchHttpHandlerOptions = {}) {
    const { cache, credentials, keepAlive, requestInit } = options;
    this.#init = {
      redirect: "manual",
      ...(cache && { cache }),
      // `fetch` itself refuses what it does not know.
      ...(credentials && { credentials: credentials as NonNullable<RequestInit["credentials"]> }),
      ...(keepAlive && { keepalive: true }),
    };
    this.#requestInit = requestInit;
    this.#requestTimeout = checkTimeout("requestTimeout", options.requestTimeout ?? DEFAULT_REQUEST_TIMEOUT);
  }

  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const requestTimeout = checkTimeout("requestTimeout", options.requestTimeout ?? this.#requestTimeout);
    const message = `no complete answer within ${requestTimeout} ms (requestTimeout)`;
    return withDeadline(listenable(options.abortSignal), requestTimeout, message, (either) =>
      this.#exchange(request, either),
    );
  }

  /** Does nothing: the connections are the runtime's. */
  destroy(): void {}

  async #exchange(request: HttpRequest, signal: AbortSignal): Promise<{ response: HttpResponse }> {
    try {
      const { body, headers, status, statusText } = await fetch(this.#request(request, signal));
      const response = new SmithyResponse({
        statusCode: status,
        reason: statusText,
        headers: Object.fromEntries(headers),
        body: await readBody(body && chunksOf(body)),
      });
      return { response };
    } catch (error) {
      // What `fetch` throws itself is only that it failed; some runtimes say in its cause what happened.
      throw error instanceof TypeError ? lostBy(error) : error;
    }
  }

  #request(request: HttpRequest, signal: AbortSignal): Request {
    const { method, headers, body, protocol, hostname, port, path, query } = request;
    const search = buildQueryString(query ?? {});
    const host = port === undefined ? hostname : `${hostname}:${port}`;
    return new Request(`${protocol}//${host}${path}${search && `?${search}`}`, {
      method,
      headers,
      body,
      signal,
      ...this.#init,
      ...this.#requestInit?.(request),
    });
  }
}

const lostBy = (failure: TypeError): Error =>
  failure.cause instanceof Error ? failure.cause : new Error(failure.message, { cause: failure });

/** Not every browser can iterate over a stream itself. */
async function* chunksOf(stream: ReadableStream<unknown>): AsyncGenerator<unknown, void> {
  const reader = stream.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      yield chunk.value;
    }
  } finally {
    // What was not read is not wanted. A stream that has failed says so again here.
    await reader.cancel().catch(() => {});
  }
}
