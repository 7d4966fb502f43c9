import type { Agent as HttpAgent } from "node:http";
import type { AgentOptions } from "node:https";
import type { HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { saidBy } from "../../errors/platformError.js";
import { listenable } from "../abortSignal.js";
import { isMarkedIdempotent, isUnsent } from "../delivery.js";
import { memoize } from "../memoize.js";
import type { HandlerSettings, HttpHandler, HttpHandlerConfig } from "../Runtime.js";
import { resolveRequestTimeout, resolveTimeout } from "../timeouts.js";
import { isFunction, isObject } from "../typeGuards.js";
import { acquireConnection, type ConnectionQueue } from "./acquireConnection.js";
import { nodeHttp } from "./builtins.js";
import { isStale } from "./Connection.js";
import { createAgent } from "./createAgent.js";
import { closeIdle } from "./kept.js";
import { loadProxyAgent, proxyVariable } from "./loadProxyAgent.js";
import type { ProxyAgent } from "./proxyAgents.js";
import { readCaBundle } from "./readCaBundle.js";
import { Semaphore } from "./Semaphore.js";
import { type RequestTimeouts, sendRequest } from "./sendRequest.js";

type Scheme = "http" | "https";

/**
 * Sends requests over keep-alive connections. Its timeouts say which one passed. A request over an idle connection that
 * the server had already closed is sent again, if that is harmless.
 */
export class NodeHttpHandler implements HttpHandler {
  readonly metadata = { handlerProtocol: "http/1.1" };
  // Opened by the first request: settings may come from files, and a wrong option does not make a constructor throw.
  readonly #open: Readonly<Record<Scheme, () => Promise<Connections>>>;
  readonly #opened: Partial<Record<Scheme, Connections>> = {};

  constructor(options: HttpHandlerConfig = {}, settings?: HandlerSettings) {
    this.#open = {
      http: memoize(() => connect("http", options, settings)),
      https: memoize(() => connect("https", options, settings)),
    };
  }

  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const scheme = request.protocol === "https:" ? "https" : "http";
    this.#opened[scheme] ??= await this.#open[scheme]();
    const connections = this.#opened[scheme];
    const timeouts = timeoutsOf(request, connections.timeouts, options);
    const signal = listenable(options.abortSignal);
    if (connections.semaphore?.tryAcquire() === false) {
      await acquireConnection(connections, connections.semaphore, signal);
    }
    try {
      signal?.throwIfAborted();
      return { response: await send(request, connections, timeouts, signal) };
    } finally {
      connections.semaphore?.release();
    }
  }

  destroy(): void {
    for (const connections of Object.values(this.#opened)) {
      connections.destroyed += 1;
      connections.agent.destroy();
      connections.spare?.destroy();
    }
  }
}

/** The timeouts in milliseconds, 0 for none. */
interface Timeouts extends Omit<RequestTimeouts, "requestTimeout"> {
  /** For everything; `undefined` for the default. */
  readonly requestTimeout: number | undefined;
  /** To wait for a free connection. */
  readonly socketAcquisitionTimeout: number;
}

async function resolveTimeouts(options: HttpHandlerConfig, settings?: HandlerSettings): Promise<Timeouts> {
  const connectionTimeout = options.connectionTimeout ?? (await settings?.connectionTimeout());
  return {
    connectionTimeout: resolveTimeout(connectionTimeout ?? 3_000),
    requestTimeout: options.requestTimeout,
    socketAcquisitionTimeout: resolveTimeout(options.socketAcquisitionTimeout ?? 0),
    socketTimeout: resolveTimeout(options.socketTimeout ?? 0),
  };
}

/** The timeouts of a request: that of its call, else that of the options, else the default. */
function timeoutsOf(request: HttpRequest, timeouts: Timeouts, options: HttpHandlerOptions): RequestTimeouts {
  const requestTimeout = resolveRequestTimeout(request, options.requestTimeout ?? timeouts.requestTimeout);
  return { ...timeouts, requestTimeout };
}

/** The connections for one protocol. */
interface Connections extends ConnectionQueue {
  readonly agent: HttpAgent;
  readonly timeouts: Timeouts;
  /** Whether the agent was made here, so that nobody else uses its connections. */
  readonly isOwn: boolean;
  /** Bounds how many calls use the connections at once, so that the wait for one is not part of the request. */
  readonly semaphore?: Semaphore | undefined;
  /** Writes the requests for a proxy. */
  readonly forward?: ProxyAgent["forward"];
  /** Makes another agent like this one. */
  readonly another?: () => Promise<ProxyAgent>;
  /** An agent for requests whose connections were stale, which therefore need a new one. */
  spare?: HttpAgent;
  /** How often the connections have been destroyed. */
  destroyed: number;
}

/** As in SDK v3. More are slower where KMS is near, because each needs a TLS handshake at the same time. */
const MAXIMUM_SOCKETS = 50;

async function connect(
  scheme: Scheme,
  options: HttpHandlerConfig,
  settings?: HandlerSettings,
): Promise<Connections> {
  const name = `${scheme}Agent` as const;
  const option = options[name];
  const timeouts = await resolveTimeouts(options, settings);
  const logger = options.logger ?? settings?.logger;
  const raised = (maxSockets: number) => `requestHandler: { ${name}: { maxSockets: ${maxSockets} } }`;
  const opened = { timeouts, raised, logger, hasWarned: false, destroyed: 0 };
  if (isAgent(option)) {
    return { ...opened, agent: option, isOwn: false, semaphore: semaphoreOf(option) };
  }
  const given: AgentOptions = { keepAlive: true, maxSockets: MAXIMUM_SOCKETS, ...option };
  // Newer versions of Node.js have an option of their own for proxies.
  const proxy = settings && !("proxyEnv" in given) ? proxyVariable(scheme, settings.environment) : undefined;
  const usesTls = scheme === "https" || proxy;
  const caBundle = usesTls && !given.ca ? await settings?.caBundle() : undefined;
  const ca = caBundle && (await readCaBundle(caBundle));
  const all = { ...given, ...(ca && { ca }) };
  const make = async (): Promise<ProxyAgent> =>
    (settings && proxy
      ? await loadProxyAgent(proxy, settings.environment, all, opened.timeouts.connectionTimeout)
      : undefined) ?? { agent: createAgent(scheme, all) };
  try {
    const { agent, forward } = await make();
    return { ...opened, agent, isOwn: true, semaphore: semaphoreOf(agent), forward, another: memoize(make) };
  } catch (cause) {
    if (cause instanceof ConfigurationError) {
      throw cause;
    }
    throw new ConfigurationError(`Node.js rejects the options of the ${name}: ${saidBy(cause)}`, { cause });
  }
}

/** Agents of other classes may have a `maxSockets` that means nothing: that of agent-base 6 is always 1. */
function semaphoreOf(agent: HttpAgent): Semaphore | undefined {
  const limit = Math.min(agent.maxSockets, agent.maxTotalSockets);
  return agent instanceof nodeHttp().Agent && limit > 0 && limit < Infinity
    ? new Semaphore(limit)
    : undefined;
}

const isAgent = (option: object | undefined): option is HttpAgent =>
  isObject(option) && isFunction(option.destroy);

/** How often a request is sent again because its connection was stale. With each time, one such connection is gone. */
const MAXIMUM_RESENDS = 10;

/** How long a connection may have been idle to carry a call that cannot be sent again, in milliseconds. */
const FRESH = 1_000;

async function send(
  given: HttpRequest,
  connections: Connections,
  timeouts: RequestTimeouts,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  const { agent, destroyed, forward, isOwn } = connections;
  const request = forward ? forward(given) : given;
  const isIdempotent = isMarkedIdempotent(given);
  if (isOwn && !isIdempotent) {
    closeIdle(agent, FRESH);
  }
  for (let resends = 0; ; resends++) {
    try {
      // Where connections are closed faster than calls need them, only a new one is certainly open.
      const spare = resends > 1 ? await connections.another?.() : undefined;
      if (spare !== undefined) {
        connections.spare = spare.agent;
        closeIdle(spare.agent);
      }
      return await sendRequest(request, spare?.agent ?? agent, timeouts, signal, isOwn);
    } catch (error) {
      // Nobody waits any longer, or wants further connections.
      const isOver = signal?.aborted || destroyed !== connections.destroyed || resends === MAXIMUM_RESENDS;
      if (isOver || !isStale(error) || !(isIdempotent || isUnsent(error))) {
        throw error;
      }
      if (isOwn) {
        // The server closed idle connections, for example while a Lambda function was frozen. The others are as old.
        closeIdle(agent);
      }
    }
  }
}
