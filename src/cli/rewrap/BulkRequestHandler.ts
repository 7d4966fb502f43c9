import type { HttpHandlerOptions, HttpRequest, HttpResponse, Logger } from "@smithy/types";
import { saidBy } from "../../errors/platformError.js";
import type { HttpHandler } from "../../runtime/Runtime.js";

/**
 * Which request tries undici. Loading it and opening new TLS connections costs CPU time, which a small job does not earn back.
 * With a later switch, V8 would spend more on optimizing code of `node:http` that is not used afterwards.
 */
const REQUESTS_BEFORE_UNDICI = 1_000;

/**
 * How long the trial may take, in milliseconds. A server that serves no further connection does not answer it, and the rows
 * after it wait.
 */
const TRIAL_TIMEOUT = 5_000;

/**
 * Sends the first requests of a job with `node:http`, and the others with undici, which takes less CPU time but is slow to load.
 * The first request over undici is a trial: if it fails, `node:http` sends it and all others.
 */
export class BulkRequestHandler implements HttpHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };
  readonly #nodeHandler: HttpHandler;
  readonly #load: (request: HttpRequest) => Promise<HttpHandler>;
  readonly #logger: Logger;
  readonly #requestsBeforeUndici: number;
  /** Set after its trial. */
  #undiciHandler: HttpHandler | undefined;
  /** Set during its trial. */
  #triedHandler: HttpHandler | undefined;
  #isDestroyed = false;
  #sent = 0;
  #inFlight = 0;

  /**
   * @param load - Makes the request handler over undici. It rejects when undici cannot be used for the endpoint of a request.
   * @param requestsBeforeUndici - Which request is the trial. Default: 1000.
   */
  constructor(
    nodeHandler: HttpHandler,
    load: (request: HttpRequest) => Promise<HttpHandler>,
    logger: Logger,
    requestsBeforeUndici = REQUESTS_BEFORE_UNDICI,
  ) {
    this.#nodeHandler = nodeHandler;
    this.#load = load;
    this.#logger = logger;
    this.#requestsBeforeUndici = requestsBeforeUndici;
  }

  handle(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }> {
    if (this.#undiciHandler !== undefined) {
      return this.#undiciHandler.handle(request, options);
    }
    this.#sent++;
    return this.#sent === this.#requestsBeforeUndici
      ? this.#tryUndici(request, options)
      : this.#sendWithNode(request, options);
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#nodeHandler.destroy?.();
    this.#triedHandler?.destroy?.();
    this.#undiciHandler?.destroy?.();
  }

  /** Sends a request again whose trial failed, even if KMS has received it: a ReEncrypt that is carried out twice does no harm. */
  async #tryUndici(request: HttpRequest, options?: HttpHandlerOptions): Promise<{ response: HttpResponse }> {
    let trial: { readonly undiciHandler: HttpHandler; readonly response: HttpResponse };
    try {
      trial = await this.#sendTrial(request, options);
    } catch (error) {
      if (this.#isDestroyed || options?.abortSignal?.aborted) {
        throw error;
      }
      this.#logger.debug(`requests are sent with node:http: ${saidBy(error)}`);
      return this.#sendWithNode(request, options);
    }
    const { undiciHandler, response } = trial;
    this.#undiciHandler = undiciHandler;
    this.#logger.debug("requests are sent with undici from now on");
    this.#closeUnused();
    return { response };
  }

  async #sendTrial(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<{ undiciHandler: HttpHandler; response: HttpResponse }> {
    const undiciHandler = await this.#load(request);
    if (this.#isDestroyed) {
      undiciHandler.destroy?.();
      throw new Error("The request handler was destroyed while undici was loaded");
    }
    this.#triedHandler = undiciHandler;
    try {
      const { response } = await undiciHandler.handle(request, { ...options, requestTimeout: TRIAL_TIMEOUT });
      return { undiciHandler, response };
    } catch (error) {
      if (!this.#isDestroyed) {
        undiciHandler.destroy?.();
      }
      throw error;
    } finally {
      this.#triedHandler = undefined;
    }
  }

  async #sendWithNode(
    request: HttpRequest,
    options?: HttpHandlerOptions,
  ): Promise<{ response: HttpResponse }> {
    this.#inFlight++;
    try {
      return await this.#nodeHandler.handle(request, options);
    } finally {
      this.#inFlight--;
      this.#closeUnused();
    }
  }

  /** Closes the connections that no request will use any more. */
  #closeUnused(): void {
    if (this.#undiciHandler !== undefined && this.#inFlight === 0) {
      this.#nodeHandler.destroy?.();
    }
  }
}
