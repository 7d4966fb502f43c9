import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { HttpRequest, IncompleteReason, RequestHead } from "./HttpRequest.js";
import type { HttpResponse } from "./HttpResponse.js";
import { readBody, readHead } from "./readRequest.js";
import { runAlone, runTogether, type Steps } from "./runTogether.js";
import { sendResponse } from "./sendResponse.js";
import { warnOfBug } from "./warnOfBug.js";

/** What a server does with requests. Neither function throws. */
export interface RequestHandlers {
  /** Returns the steps that handle a complete request. */
  readonly handleRequest: (request: HttpRequest) => Steps<HttpResponse | Promise<HttpResponse>>;
  /** Rejects a request whose body is not complete. */
  readonly rejectIncomplete: (head: RequestHead, reason: IncompleteReason) => HttpResponse;
}

/** The handlers and the state of a server. */
export interface ServerContext extends RequestHandlers {
  /** Aborted when the server closes. */
  readonly closeSignal: AbortSignal;
  /** The open connections. */
  readonly connections: ReadonlySet<Duplex>;
  /** The requests that are not finished. */
  readonly exchanges: Set<Exchange>;
}

/** A request that a server reads and responds to. It makes no promise that nobody waits for, because many calls are short. */
export class Exchange {
  /** The request. */
  readonly request: IncomingMessage;
  readonly #head: RequestHead;
  readonly #context: ServerContext;
  readonly #response: ServerResponse;
  #isReading = false;
  #hasResponded = false;
  #afterResponse: (() => void) | undefined;

  constructor(context: ServerContext, request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.#head = readHead(request);
    this.#context = context;
    this.#response = response;
    // An error without a listener would end the process; the response closes as well.
    request.on("error", () => {});
    response.on("close", () => this.#close());
    context.exchanges.add(this);
  }

  /**
   * Reads the request and responds to it.
   *
   * @param rejection - Why the request is rejected before it is read. Default: it is read.
   */
  serve(rejection?: IncompleteReason): void {
    if (rejection !== undefined) {
      this.#handle(rejection);
      return;
    }
    this.#isReading = true;
    readBody(this.request, (body) => {
      this.#isReading = false;
      this.#handle(body);
    });
  }

  /** Logs that the request is not valid HTTP, if its body is being read from a connection. Returns the response to that. */
  rejectMalformed(socket: Duplex, reason: IncompleteReason): HttpResponse | undefined {
    if (!this.#isReading || this.request.socket !== socket) {
      return undefined;
    }
    this.#isReading = false;
    return this.#context.rejectIncomplete(this.#head, reason);
  }

  /** Resolves when the response has been passed to the connection. */
  responded(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#hasResponded) {
        resolve();
      } else {
        this.#afterResponse = resolve;
      }
    });
  }

  /** Resolves when the response has been sent, or the client has disconnected. */
  finished(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#context.exchanges.has(this)) {
        this.#response.once("close", resolve);
      } else {
        resolve();
      }
    });
  }

  #handle(body: Uint8Array | IncompleteReason): void {
    const { connections, handleRequest, rejectIncomplete } = this.#context;
    if (typeof body === "string") {
      this.#send(rejectIncomplete(this.#head, body));
      return;
    }
    // A client with the only connection rarely sends requests together, and would wait longer for its response.
    const run = connections.size > 1 ? runTogether : runAlone;
    run(this.#respondTo(handleRequest(requestOf(this.#head, body))));
  }

  *#respondTo(handling: Steps<HttpResponse | Promise<HttpResponse>>): Steps {
    const result = yield* handling;
    yield;
    if (result instanceof Promise) {
      void result.then((response) => this.#send(response)).catch((error) => this.#abandon(error));
    } else {
      this.#send(result);
    }
  }

  #send(response: HttpResponse): void {
    try {
      const sent = sendResponse(this.#response, response, {
        closeSignal: this.#context.closeSignal,
        keepAlive: () => !this.#context.closeSignal.aborted && this.request.complete,
      });
      if (sent === undefined) {
        this.#respond();
      } else {
        void sent.then(() => this.#respond()).catch((error) => this.#abandon(error));
      }
    } catch (error) {
      this.#abandon(error);
    }
  }

  /** Closes the connection of a response that cannot be sent, so that the client does not wait for it. */
  #abandon(error: unknown): void {
    warnOfBug(error, "closes the connection");
    this.#response.destroy();
  }

  #respond(): void {
    this.#hasResponded = true;
    this.#afterResponse?.();
  }

  #close(): void {
    this.#context.exchanges.delete(this);
    if (this.#isReading) {
      this.#isReading = false;
      this.#context.rejectIncomplete(this.#head, "malformed");
    }
    this.#respond();
  }
}

// Not by spreading the head, which takes longer than all else here.
const requestOf = (
  { place, method, target, headers, sourceIp }: RequestHead,
  body: Uint8Array,
): HttpRequest => ({
  place,
  method,
  target,
  headers,
  sourceIp,
  body,
});
