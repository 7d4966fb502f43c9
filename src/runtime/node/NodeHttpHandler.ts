import { Agent as HttpAgent } from "node:http";
import { type AgentOptions, Agent as HttpsAgent } from "node:https";
import type { HttpHandlerOptions, HttpRequest, HttpResponse } from "@smithy/types";
import { ConfigurationError } from "../../errors/ConfigurationError.js";
import { saidBy } from "../../errors/platformError.js";
import { listenable } from "../abortSignal.js";
import { memoize } from "../memoize.js";
import type { HandlerSettings, HttpHandler, HttpHandlerConfig } from "../Runtime.js";
import { resolveTimeout } from "../timeouts.js";
import { isObject } from "../typeGuards.js";
import { withDeadline } from "../withDeadline.js";
import { loadProxyAgent, proxyVariable } from "./loadProxyAgent.js";
import type { ProxyAgent } from "./proxyAgents.js";
import { readCaBundle } from "./readCaBundle.js";
import { Semaphore } from "./Semaphore.js";
import { isStale, type RequestTimeouts, sendRequest } from "./sendRequest.js";

type Scheme = "http" | "https";

/**
 * Sends requests over keep-alive connections. Its timeouts say which one passed. A request over an idle connection that
 * the server had already closed is sent again.
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
    const timeouts = withOptions(connections.timeouts, options);
    const signal = listenable(options.abortSignal);
    if (connections.semaphore?.tryAcquire() === false) {
      await acquire(connections.semaphore, timeouts, signal);
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
    }
  }
}

/** The timeouts in milliseconds, 0 for none. */
interface Timeouts extends RequestTimeouts {
  /** To wait for a free connection. */
  readonly socketAcquisitionTimeout: number;
}

async function resolveTimeouts(options: HttpHandlerConfig, settings?: HandlerSettings): Promise<Timeouts> {
  const connectionTimeout = options.connectionTimeout ?? (await settings?.connectionTimeout());
  return {
    connectionTimeout: resolveTimeout(connectionTimeout ?? 3_000),
    requestTimeout: resolveTimeout(options.requestTimeout ?? 10_000),
    socketAcquisitionTimeout: resolveTimeout(options.socketAcquisitionTimeout ?? 30_000),
    socketTimeout: resolveTimeout(options.socketTimeout ?? 0),
  };
}

const withOptions = (timeouts: Timeouts, { requestTimeout }: HttpHandlerOptions): Timeouts =>
  requestTimeout === undefined ? timeouts : { ...timeouts, requestTimeout: resolveTimeout(requestTimeout) };

/** The connections for one protocol. */
interface Connections {
  readonly agent: HttpAgent;
  readonly timeouts: Timeouts;
  /** Whether the agent was made here, so that nobody else uses its connections. */
  readonly isOwn: boolean;
  /** Bounds how many calls use the connections at once, so that the wait for one is not part of the request. */
  readonly semaphore?: Semaphore | undefined;
  /** Writes the requests for a proxy. */
  readonly forward?: ProxyAgent["forward"];
  /** How often the connections have been destroyed. */
  destroyed: number;
}

async function connect(
  scheme: Scheme,
  options: HttpHandlerConfig,
  settings?: HandlerSettings,
): Promise<Connections> {
  const name = `${scheme}Agent` as const;
  const option = options[name];
  const opened = { timeouts: await resolveTimeouts(options, settings), destroyed: 0 };
  if (isAgent(option)) {
    return { ...opened, agent: option, isOwn: false, semaphore: semaphoreOf(option) };
  }
  const given: AgentOptions = { keepAlive: true, maxSockets: 50, ...option };
  // Newer versions of Node.js have an option of their own for proxies.
  const proxy = settings && !("proxyEnv" in given) ? proxyVariable(scheme, settings.environment) : undefined;
  const usesTls = scheme === "https" || proxy !== undefined;
  const caBundle = usesTls && given.ca === undefined ? await settings?.caBundle() : undefined;
  const ca = caBundle && (await readCaBundle(caBundle));
  const all = { ...given, ...(ca && { ca }) };
  try {
    const found =
      settings && proxy
        ? await loadProxyAgent(proxy, settings.environment, all, opened.timeouts.connectionTimeout)
        : undefined;
    const agent = found?.agent ?? (scheme === "https" ? new HttpsAgent(all) : new HttpAgent(all));
    return { ...opened, agent, isOwn: true, semaphore: semaphoreOf(agent), forward: found?.forward };
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
  return agent instanceof HttpAgent && limit > 0 && limit < Infinity ? new Semaphore(limit) : undefined;
}

const isAgent = (option: object | undefined): option is HttpAgent =>
  isObject(option) && typeof option.destroy === "function";

function acquire(semaphore: Semaphore, timeouts: Timeouts, signal: AbortSignal | undefined): Promise<void> {
  const { socketAcquisitionTimeout: limit } = timeouts;
  const message = `no connection became free within ${limit} ms (socketAcquisitionTimeout)`;
  return withDeadline(signal, limit, message, (either) => semaphore.acquire(either));
}

async function send(
  given: HttpRequest,
  connections: Connections,
  timeouts: Timeouts,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  const { agent, destroyed, forward, isOwn } = connections;
  const request = forward === undefined ? given : forward(given);
  try {
    return await sendRequest(request, agent, timeouts, signal);
  } catch (error) {
    // A connection that was closed on this side may have carried a request that the server performed.
    const wasClosedHere = signal?.aborted || destroyed !== connections.destroyed;
    if (!isOwn || wasClosedHere || !isStale(error)) {
      throw error;
    }
    // The server closed idle connections, for example while a Lambda function was frozen. The others are as old.
    closeIdle(agent);
    return await sendRequest(request, agent, timeouts, signal);
  }
}

function closeIdle({ freeSockets }: HttpAgent): void {
  for (const sockets of Object.values(freeSockets)) {
    for (const socket of sockets ?? []) {
      socket.destroy();
    }
  }
}
