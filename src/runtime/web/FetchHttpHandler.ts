import type { HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { buildQueryString, HttpResponse as SmithyResponse } from "../../smithy.js";
import { listenable } from "../abortSignal.js";
import type { HttpHandler, HttpHandlerConfig } from "../Runtime.js";
import { readBody } from "../readBody.js";
import { resolveRequestTimeout } from "../timeouts.js";
import { withDeadline } from "../withDeadline.js";

/**
 * Sends requests with `fetch`. The timeout covers the body of the response, too. Redirects are not followed: a signature
 * is valid for one host only.
 */
export class FetchHttpHandler implements HttpHandler {
  readonly metadata = { handlerProtocol: "fetch" };
  readonly #init: RequestInit;
  readonly #requestInit: HttpHandlerConfig["requestInit"];
  readonly #requestTimeout: number | undefined;

  constructor(options: HttpHandlerConfig = {}) {
    const { cache, credentials, keepAlive, requestInit } = options;
    this.#init = {
      redirect: "manual",
      ...(cache && { cache }),
      // `fetch` itself rejects unknown values.
      ...(credentials && { credentials: credentials as NonNullable<RequestInit["credentials"]> }),
      ...(keepAlive && { keepalive: true }),
    };
    this.#requestInit = requestInit;
    this.#requestTimeout = options.requestTimeout;
  }

  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const requestTimeout = resolveRequestTimeout(request, options.requestTimeout ?? this.#requestTimeout);
    const message = `no complete response within ${requestTimeout} ms (requestTimeout)`;
    return withDeadline(listenable(options.abortSignal), requestTimeout, message, (either) =>
      this.#send(request, either),
    );
  }

  /** Does nothing: the runtime manages the connections. */
  destroy(): void {}

  async #send(request: HttpRequest, signal: AbortSignal): Promise<{ response: HttpResponse }> {
    try {
      const received = await fetch(this.#request(request, signal));
      const response = new SmithyResponse({
        statusCode: received.status,
        reason: received.statusText,
        headers: Object.fromEntries(received.headers),
        body: await readBody(chunksOf(received)),
      });
      return { response };
    } catch (error) {
      // `fetch` itself only says that it failed; some runtimes say in the cause what happened.
      throw error instanceof TypeError ? lostBy(error) : error;
    }
  }

  #request(request: HttpRequest, signal: AbortSignal): Request {
    const { method, headers, body, protocol, hostname, port, path, query } = request;
    const search = buildQueryString(query ?? {});
    const host = port ? `${hostname}:${port}` : hostname;
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

/** The body in chunks. React Native has no streams, and not every browser can iterate over one. */
async function* chunksOf(
  response: Pick<Response, "arrayBuffer"> & { readonly body?: Response["body"] },
): AsyncGenerator<unknown, void> {
  if (!response.body) {
    yield new Uint8Array(await response.arrayBuffer());
    return;
  }
  const reader = response.body.getReader();
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      yield chunk.value;
    }
  } finally {
    // The rest of the body is not needed. A stream that has failed rejects again here.
    await reader.cancel().catch(() => {});
  }
}
