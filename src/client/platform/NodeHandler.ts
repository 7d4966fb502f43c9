import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { HttpHandlerOptions, HttpRequest, HttpResponse, NodeHttpHandlerOptions } from "@smithy/types";
import { listenable } from "../../protocol/abort-signal.js";
import { withDeadline } from "../../protocol/deadline.js";
import { isError } from "../../protocol/is-error.js";
import { readBody } from "../../protocol/read-body.js";
import { HttpRequest as SmithyRequest } from "../../smithy.js";
import { checkTimeout } from "./check-timeout.js";
import type { HttpHandler } from "./Platform.js";
import { Slots } from "./Slots.js";

/** The options of the default handler in Node.js: those of SDK v3, and the time to wait for a connection. */
export interface NodeHandlerOptions extends NodeHttpHandlerOptions {
  /** How long a call may wait for a free connection, in milliseconds; 0 for ever. Default: 30000. */
  socketAcquisitionTimeout?: number;
}

const DEFAULTS = { connectionTimeout: 3_000, requestTimeout: 10_000, socketAcquisitionTimeout: 30_000 };
const KEEP_ALIVE = { keepAlive: true, maxSockets: 50 };

/**
 * The request handler of `@smithy/node-http-handler` with time-outs that say which one passed, and without the errors
 * of idle connections that the server has closed in the meantime.
 */
export class NodeHandler implements HttpHandler {
  readonly #options: Required<Pick<NodeHandlerOptions, keyof typeof DEFAULTS>>;
  readonly #agents: readonly [HttpAgent, HttpsAgent];
  readonly #inner: NodeHttpHandler;
  readonly #slots: Readonly<Record<"http" | "https", Slots>>;

  constructor(options: NodeHandlerOptions = {}) {
    this.#options = {
      connectionTimeout: checkTimeout(
        "connectionTimeout",
        options.connectionTimeout ?? DEFAULTS.connectionTimeout,
      ),
      requestTimeout: checkTimeout("requestTimeout", options.requestTimeout ?? DEFAULTS.requestTimeout),
      socketAcquisitionTimeout: checkTimeout(
        "socketAcquisitionTimeout",
        options.socketAcquisitionTimeout ?? DEFAULTS.socketAcquisitionTimeout,
      ),
    };
    const http = isAgent(options.httpAgent)
      ? options.httpAgent
      : markStale(new HttpAgent({ ...KEEP_ALIVE, ...options.httpAgent }));
    const https = isAgent(options.httpsAgent)
      ? options.httpsAgent
      : markStale(new HttpsAgent({ ...KEEP_ALIVE, ...options.httpsAgent }));
    this.#agents = [http, https];
    this.#inner = new NodeHttpHandler({
      ...options,
      connectionTimeout: this.#options.connectionTimeout,
      // The attempt has a deadline of its own, which covers the body of the answer, too.
      requestTimeout: 0,
      httpAgent: http,
      httpsAgent: https,
    });
    this.#slots = { http: new Slots(http.maxSockets), https: new Slots(https.maxSockets) };
  }

  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const signal = listenable(options.abortSignal);
    const requestTimeout = checkTimeout(
      "requestTimeout",
      options.requestTimeout ?? this.#options.requestTimeout,
    );
    const slots = this.#slots[request.protocol === "https:" ? "https" : "http"];
    if (!slots.tryTake()) {
      const { socketAcquisitionTimeout: limit } = this.#options;
      const message = `no connection became free within ${limit} ms (socketAcquisitionTimeout)`;
      await withDeadline(signal, limit, message, (either) => slots.take(either));
    }
    try {
      const message = `no complete answer within ${requestTimeout} ms (requestTimeout)`;
      return await withDeadline(signal, requestTimeout, message, (either) => this.#exchange(request, either));
    } finally {
      slots.give();
    }
  }

  destroy(): void {
    for (const agent of this.#agents) {
      agent.destroy();
    }
  }

  async #exchange(request: HttpRequest, abortSignal: AbortSignal): Promise<{ response: HttpResponse }> {
    try {
      return await this.#send(request, abortSignal);
    } catch (error) {
      if (abortSignal.aborted || !isError(error) || !stale.has(error)) {
        throw error;
      }
      // The server closed idle connections, for example while a Lambda function was frozen. The others are as old.
      this.#agents.forEach(closeIdle);
      return this.#send(request, abortSignal);
    }
  }

  async #send(request: HttpRequest, abortSignal: AbortSignal): Promise<{ response: HttpResponse }> {
    try {
      const { response } = await this.#inner.handle(new SmithyRequest(request), { abortSignal });
      response.body = await readBody(response.body);
      return { response };
    } catch (error) {
      // The bytes that were no HTTP may be those of an answer, and then hold a plaintext.
      Reflect.deleteProperty(Object(error), "rawPacket");
      throw this.#nameTimeout(error);
    }
  }

  #nameTimeout(error: unknown): unknown {
    const isConnectionTimeout =
      isError(error) && error.name === "TimeoutError" && error.message.includes("establish a connection");
    if (isConnectionTimeout) {
      error.message = `no connection within ${this.#options.connectionTimeout} ms (connectionTimeout)`;
    }
    return error;
  }
}

const isAgent = <A extends HttpAgent>(option: A | object | undefined): option is A =>
  option !== undefined && "destroy" in option && typeof option.destroy === "function";

/** The errors of requests that met a connection which the server had closed while it was idle. */
const stale = new WeakSet<Error>();

/**
 * How soon such a connection fails at the latest, in milliseconds: when the first bytes reach the server. What fails
 * later may have been carried out, and is not sent again without being counted as an attempt.
 */
const STALE_WITHIN = 500;

function markStale<A extends HttpAgent>(agent: A): A {
  const reuseSocket = agent.reuseSocket.bind(agent);
  agent.reuseSocket = (socket, request) => {
    const before = bytesRead(socket);
    const since = performance.now();
    request.once("error", (error) => {
      const lost = "code" in error && (error.code === "ECONNRESET" || error.code === "EPIPE");
      if (lost && bytesRead(socket) === before && performance.now() - since < STALE_WITHIN) {
        stale.add(error);
      }
    });
    reuseSocket(socket, request);
  };
  return agent;
}

const bytesRead = (socket: object): unknown => ("bytesRead" in socket ? socket.bytesRead : undefined);

function closeIdle({ freeSockets }: HttpAgent): void {
  for (const sockets of Object.values(freeSockets)) {
    for (const socket of sockets ?? []) {
      socket.destroy();
    }
  }
}
