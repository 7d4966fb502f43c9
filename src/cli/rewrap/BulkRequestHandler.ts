import type { HttpHandlerOptions, HttpRequest, HttpResponse, Logger } from "@smithy/types";
import { saidBy } from "../../errors/platformError.js";
import type { HttpHandler } from "../../runtime/Runtime.js";

/**
 * After how many requests the other handler is loaded. Loading `undici` and new TLS connections take as much CPU time as it
 * saves in about 3,000 requests. If it were later, V8 would have compiled more of the default one in vain.
 */
const WORTH_LOADING = 1_000;

/**
 * Sends the first requests of a job with the default request handler, and the others with one that takes less CPU time but is
 * slow to load. The first request over it is a trial: if it fails, the default one sends it and all others.
 */
export class BulkRequestHandler implements HttpHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };
  readonly #usual: HttpHandler;
  readonly #load: (request: HttpRequest) => Promise<HttpHandler>;
  readonly #logger: Logger;
  #faster: HttpHandler | undefined;
  #isTrusted = false;
  #isDestroyed = false;
  #sent = 0;
  #inFlight = 0;

  /** @param load - Makes the faster request handler. It throws when there is none for the endpoint of a request. */
  constructor(usual: HttpHandler, load: (request: HttpRequest) => Promise<HttpHandler>, logger: Logger) {
    this.#usual = usual;
    this.#load = load;
    this.#logger = logger;
  }

  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }> {
    if (this.#isTrusted && this.#faster !== undefined) {
      return this.#faster.handle(request, options);
    }
    this.#sent++;
    return this.#sent === WORTH_LOADING
      ? this.#tryFaster(request, options)
      : this.#sendAsUsual(request, options);
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#usual.destroy?.();
    this.#faster?.destroy?.();
  }

  /** Nothing is lost when the trial fails after KMS has received the request: a ReEncrypt may be carried out twice. */
  async #tryFaster(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }> {
    try {
      this.#faster = await this.#load(request);
      const answered = await this.#faster.handle(request, options);
      this.#isTrusted = true;
      this.#logger.debug("requests are sent with undici from now on");
      this.#closeUnused();
      return answered;
    } catch (error) {
      this.#faster?.destroy?.();
      if (this.#isDestroyed) {
        throw error;
      }
      this.#logger.debug(`requests are sent with node:http: ${saidBy(error)}`);
      return this.#sendAsUsual(request, options);
    }
  }

  async #sendAsUsual(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<{ response: HttpResponse }> {
    this.#inFlight++;
    try {
      return await this.#usual.handle(request, options);
    } finally {
      this.#inFlight--;
      this.#closeUnused();
    }
  }

  /** Closes the connections that no request will use any more. */
  #closeUnused(): void {
    if (this.#isTrusted && this.#inFlight === 0) {
      this.#usual.destroy?.();
    }
  }
}
