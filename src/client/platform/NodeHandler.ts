import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { HttpHandlerOptions, HttpRequest, HttpResponse, NodeHttpHandlerOptions } from "@smithy/types";
import { listenable } from "../../protocol/abort-signal.js";
import { withDeadline } from "../../protocol/deadline.js";
import { isError } from "../../protocol/is-error.js";
import { checkTimeout } from "./check-timeout.js";
import { exchange, type Limits } from "./exchange.js";
import type { HttpHandler } from "./Platform.js";
import { Slots } from "./Slots.js";

/** The options of the default handler in Node.js: those of SDK v3, and the time to wait for a connection. */
export interface NodeHandlerOptions extends NodeHttpHandlerOptions {
  /** How long a call may wait for a free connection, in milliseconds; 0 for ever. Default: 30000. */
  socketAcquisitionTimeout?: number;
}

const DEFAULTS = {
  connectionTimeout: 3_000,
  requestTimeout: 10_000,
  socketAcquisitionTimeout: 30_000,
  socketTimeout: 0,
};
const KEEP_ALIVE = { keepAlive: true, maxSockets: 50 };

/**
 * Sends requests over connections that are kept alive, with time-outs that say which one passed, and without the errors
 * of idle connections that the server has closed in the meantime.
 */
export class NodeHandler implements HttpHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };
  readonly #limits: Readonly<Record<keyof typeof DEFAULTS, number>>;
  readonly #http: Connections;
  readonly #https: Connections;

  constructor(options: NodeHandlerOptions = {}) {
    const limits = { ...DEFAULTS };
    for (const name of [
      "connectionTimeout",
      "requestTimeout",
      "socketAcquisitionTimeout",
      "socketTimeout",
    ] as const) {
      limits[name] = checkTimeout(name, options[name] ?? DEFAULTS[name]);
    }
    this.#limits = limits;
    this.#http = connections(options.httpAgent, HttpAgent);
    this.#https = connections(options.httpsAgent, HttpsAgent);
  }

  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const { agent, slots } = request.protocol === "https:" ? this.#https : this.#http;
    const signal = listenable(options.abortSignal);
    const limits =
      options.requestTimeout === undefined
        ? this.#limits
        : { ...this.#limits, requestTimeout: checkTimeout("requestTimeout", options.requestTimeout) };
    if (!slots.tryTake()) {
      const { socketAcquisitionTimeout: limit } = this.#limits;
      const message = `no connection became free within ${limit} ms (socketAcquisitionTimeout)`;
      await withDeadline(signal, limit, message, (either) => slots.take(either));
    }
    try {
      return { response: await exchangeAgainIfStale(request, agent, limits, signal) };
    } finally {
      slots.give();
    }
  }

  destroy(): void {
    this.#http.agent.destroy();
    this.#https.agent.destroy();
  }
}

/** The connections of a protocol, and how many calls may use them at once. */
interface Connections {
  readonly agent: HttpAgent;
  readonly slots: Slots;
}

function connections(option: HttpAgent | object | undefined, Agent: typeof HttpAgent): Connections {
  const agent = isAgent(option) ? option : markStale(new Agent({ ...KEEP_ALIVE, ...option }));
  return { agent, slots: new Slots(agent.maxSockets) };
}

async function exchangeAgainIfStale(
  request: HttpRequest,
  agent: HttpAgent,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  signal?.throwIfAborted();
  try {
    return await exchange(request, agent, limits, signal);
  } catch (error) {
    if (signal?.aborted || !isError(error) || !stale.has(error)) {
      throw error;
    }
    // The server closed idle connections, for example while a Lambda function was frozen. The others are as old.
    closeIdle(agent);
    return exchange(request, agent, limits, signal);
  }
}

const isAgent = (option: HttpAgent | object | undefined): option is HttpAgent =>
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
