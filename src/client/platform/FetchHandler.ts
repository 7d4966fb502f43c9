import { FetchHttpHandler } from "@smithy/fetch-http-handler";
import type { FetchHttpHandlerOptions, HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { listenable } from "../../protocol/abort-signal.js";
import { withDeadline } from "../../protocol/deadline.js";
import { readBody } from "../../protocol/read-body.js";
import { HttpRequest as SmithyRequest } from "../../smithy.js";
import { checkTimeout } from "./check-timeout.js";
import type { HttpHandler } from "./Platform.js";

const DEFAULT_REQUEST_TIMEOUT = 10_000;

/**
 * The request handler of `@smithy/fetch-http-handler` with a time-out that covers the body of the answer, too, and
 * without following redirects: a signed request is for the host that it was signed for.
 */
export class FetchHandler implements HttpHandler {
  readonly #requestTimeout: number;
  readonly #inner: FetchHttpHandler;

  constructor(options: FetchHttpHandlerOptions = {}) {
    this.#requestTimeout = checkTimeout("requestTimeout", options.requestTimeout ?? DEFAULT_REQUEST_TIMEOUT);
    this.#inner = new FetchHttpHandler({
      ...options,
      requestTimeout: 0,
      requestInit: (request) => ({ redirect: "manual", ...options.requestInit?.(request) }),
    });
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

  async #exchange(request: HttpRequest, abortSignal: AbortSignal): Promise<{ response: HttpResponse }> {
    try {
      const { response } = await this.#inner.handle(new SmithyRequest(request), { abortSignal });
      response.body = await readBody(
        response.body instanceof ReadableStream ? chunksOf(response.body) : response.body,
      );
      return { response };
    } catch (error) {
      // What `fetch` throws itself is only that it failed; some runtimes say in its cause what happened.
      throw error instanceof TypeError ? lostBy(error) : error;
    }
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
