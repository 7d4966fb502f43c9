import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { HttpHandlerOptions, HttpRequest, HttpResponse, NodeHttpHandlerOptions } from "@smithy/types";
import { listenable } from "../../protocol/abort-signal.js";
import { withDeadline } from "../../protocol/deadline.js";
import { checkTimeout } from "./check-timeout.js";
import { exchange, isStale, type Limits } from "./exchange.js";
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
    this.#http = connectionsOf(options.httpAgent, HttpAgent);
    this.#https = connectionsOf(options.httpsAgent, HttpsAgent);
  }

  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const connections = request.protocol === "https:" ? this.#https : this.#http;
    const signal = listenable(options.abortSignal);
    const limits = this.#limitsOf(options);
    if (!connections.slots.tryTake()) {
      await this.#takeSlot(connections, signal);
    }
    const { agent, destroyed } = connections;
    try {
      signal?.throwIfAborted();
      return { response: await exchange(request, agent, limits, signal) };
    } catch (error) {
      // What was lost because it was given up on this side may have been carried out.
      if (!connections.isOurs || signal?.aborted || !isStale(error) || destroyed !== connections.destroyed) {
        throw error;
      }
      // The server closed idle connections, for example while a Lambda function was frozen. The others are as old.
      closeIdle(agent);
      return { response: await exchange(request, agent, limits, signal) };
    } finally {
      connections.slots.give();
    }
  }

  #limitsOf({ requestTimeout }: HttpHandlerOptions): Limits {
    return requestTimeout === undefined
      ? this.#limits
      : { ...this.#limits, requestTimeout: checkTimeout("requestTimeout", requestTimeout) };
  }

  #takeSlot({ slots }: Connections, signal: AbortSignal | undefined): Promise<void> {
    const { socketAcquisitionTimeout: limit } = this.#limits;
    const message = `no connection became free within ${limit} ms (socketAcquisitionTimeout)`;
    return withDeadline(signal, limit, message, (either) => slots.take(either));
  }

  destroy(): void {
    for (const connections of [this.#http, this.#https]) {
      connections.destroyed += 1;
      connections.agent.destroy();
    }
  }
}

/** The connections of a protocol, and how many calls may use them at once. */
interface Connections {
  readonly agent: HttpAgent;
  /** Whether nobody else uses them. */
  readonly isOurs: boolean;
  readonly slots: Slots;
  /** How often they have been given up. */
  destroyed: number;
}

function connectionsOf(option: HttpAgent | object | undefined, Agent: typeof HttpAgent): Connections {
  const isOurs = !isAgent(option);
  const agent = isOurs ? new Agent({ ...KEEP_ALIVE, ...option }) : option;
  return { agent, isOurs, slots: new Slots(agent.maxSockets), destroyed: 0 };
}

const isAgent = (option: HttpAgent | object | undefined): option is HttpAgent =>
  option !== undefined && "destroy" in option && typeof option.destroy === "function";

function closeIdle({ freeSockets }: HttpAgent): void {
  for (const sockets of Object.values(freeSockets)) {
    for (const socket of sockets ?? []) {
      socket.destroy();
    }
  }
}
