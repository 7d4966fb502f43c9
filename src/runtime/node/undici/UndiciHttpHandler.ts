import type { SecureContextOptions } from "node:tls";
import type { HttpHandlerOptions, HttpRequest, HttpResponse, Logger, RequestHandler } from "@smithy/types";
import type { Client } from "undici";
import { ConfigurationError } from "../../../errors/ConfigurationError.js";
import { listenable } from "../../abortSignal.js";
import { type Check, checked, type Guard } from "../../Check.js";
import { isMarkedIdempotent, isUnsent } from "../../delivery.js";
import { environmentOf } from "../../globals.js";
import { memoize } from "../../memoize.js";
import { resolveRequestTimeout, resolveTimeout } from "../../timeouts.js";
import { acquireConnection, type ConnectionQueue } from "../acquireConnection.js";
import { isStale } from "../Connection.js";
import { proxyOf } from "../proxyOf.js";
import { readCaBundle } from "../readCaBundle.js";
import { Semaphore } from "../Semaphore.js";
import type { RequestTimeouts } from "../sendRequest.js";
import { Carrier } from "./Carrier.js";
import { exchange } from "./exchange.js";

/** How an {@link UndiciHttpHandler} makes TLS connections. */
export interface UndiciConnectOptions extends SecureContextOptions {
  /**
   * Whether to reject endpoints whose certificate is not from a trusted authority. With `false`, anybody on the network path can
   * read and change calls. Default: `true`, unless `NODE_TLS_REJECT_UNAUTHORIZED` is `0`.
   */
  readonly rejectUnauthorized?: boolean;
}

/** The options of an {@link UndiciHttpHandler}. Times are in milliseconds; 0 means no limit. */
export interface UndiciHttpHandlerOptions {
  /** How many connections to open at most, for each endpoint: 1 or more. Further calls wait. Default: 50. */
  readonly maxSockets?: number;
  /** How long it may take to connect. Default: 3000. */
  readonly connectionTimeout?: number;
  /**
   * How long an attempt may take, from connecting to the last byte of the response. Default: 10000, and 60000 for
   * operations that are not idempotent, such as CreateKey.
   */
  readonly requestTimeout?: number;
  /** How long a call may wait for a free connection. A call that waited in vain is not retried. Default: 0. */
  readonly socketAcquisitionTimeout?: number;
  /** How long no data may arrive during a call. undici measures it in steps of about a second. Default: 0. */
  readonly socketTimeout?: number;
  /**
   * What TLS connections are made with: the options of `tls.createSecureContext` of Node.js, such as `ca`, `cert` and `key`, and
   * `rejectUnauthorized`. Default for `ca`: the certificate authorities of `AWS_CA_BUNDLE`, else those of Node.js.
   */
  readonly connect?: UndiciConnectOptions;
  /** Receives a warning when many calls wait for a connection. Default: none. */
  readonly logger?: Logger;
}

/**
 * A request handler over connections of `undici`, for the option `requestHandler` of a client. It takes less CPU time than
 * the default one, and protects calls in the same way: timeouts that say which one passed, no call that is not idempotent
 * sent twice, no response taken for another one.
 *
 * It uses no proxies: where the environment names one, calls fail with a `ConfigurationError`.
 *
 * @example
 * ```ts
 * const client = new KMSClient({ requestHandler: new UndiciHttpHandler() });
 * ```
 *
 * @see https://undici.nodejs.org
 */
export class UndiciHttpHandler implements RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions> {
  /** Which protocol it speaks. */
  readonly metadata = { handlerProtocol: "http/1.1" };
  readonly #options: UndiciHttpHandlerOptions;
  readonly #ca: () => Promise<string | undefined>;
  readonly #origins = new Map<string, Origin>();

  /** Makes a request handler. It opens no connection; the first call reports an option that is wrong. */
  constructor(options: UndiciHttpHandlerOptions = {}) {
    this.#options = options;
    this.#ca = memoize(readAuthorities);
  }

  /** Sends a request and returns the whole response. Rejects when it cannot be sent or no response arrives. */
  async handle(request: HttpRequest, options: HttpHandlerOptions = {}): Promise<{ response: HttpResponse }> {
    const origin = this.#origins.get(originOf(request)) ?? (await this.#open(request));
    const { semaphore } = origin;
    const requestTimeout = resolveRequestTimeout(
      request,
      options.requestTimeout ?? this.#options.requestTimeout,
    );
    const signal = listenable(options.abortSignal);
    if (!semaphore.tryAcquire()) {
      await acquireConnection(origin, semaphore, signal);
    }
    try {
      signal?.throwIfAborted();
      return { response: await send(request, origin, { ...origin.timeouts, requestTimeout }, signal) };
    } finally {
      semaphore.release();
    }
  }

  /** Closes the connections. Calls in progress fail; further calls open new ones. */
  destroy(): void {
    for (const origin of this.#origins.values()) {
      origin.destroyed += 1;
      for (const carrier of origin.all) {
        carrier.destroy();
      }
      origin.all.clear();
      origin.idle = [];
    }
  }

  async #open(request: HttpRequest): Promise<Origin> {
    rejectProxy(request);
    const { maxSockets = 50, connect = {}, logger } = this.#options;
    checked("maxSockets of the UndiciHttpHandler", maxSockets, SOCKET_LIMIT);
    const ca = request.protocol === "https:" && connect.ca === undefined ? await this.#ca() : undefined;
    const name = originOf(request);
    const origin: Origin = {
      name,
      clientOptions: {
        allowH2: false,
        keepAliveTimeout: KEEP_ALIVE,
        // Timeouts of undici are late by up to a second.
        connect: { timeout: 0, ...connect, ...(ca && { ca }) },
      },
      timeouts: {
        connectionTimeout: resolveTimeout(this.#options.connectionTimeout ?? 3_000),
        socketAcquisitionTimeout: resolveTimeout(this.#options.socketAcquisitionTimeout ?? 0),
        socketTimeout: resolveTimeout(this.#options.socketTimeout ?? 0),
      },
      semaphore: new Semaphore(maxSockets),
      raised: (more) => `new UndiciHttpHandler({ maxSockets: ${more} })`,
      logger,
      hasWarned: false,
      destroyed: 0,
      all: new Set(),
      idle: [],
    };
    const opened = this.#origins.get(name) ?? origin;
    this.#origins.set(name, opened);
    return opened;
  }
}

/** With a lower limit, every call would wait for a connection that never comes. */
const SOCKET_LIMIT: Check<Guard<number>> = [
  "a number of 1 or more",
  (value): value is number => typeof value === "number" && value >= 1,
];

/** How long an idle connection is kept, in milliseconds, unless the server says how long it keeps it. */
const KEEP_ALIVE = 60_000;

/** The connections to one endpoint. */
interface Origin extends ConnectionQueue {
  readonly name: string;
  readonly clientOptions: Client.Options;
  readonly timeouts: Omit<RequestTimeouts, "requestTimeout"> & ConnectionQueue["timeouts"];
  /** Bounds how many calls use the connections at once. */
  readonly semaphore: Semaphore;
  /** How often the connections have been destroyed. */
  destroyed: number;
  readonly all: Set<Carrier>;
  /** Those that carry no request; the last one was used last. */
  idle: Carrier[];
}

const originOf = ({ protocol, hostname, port }: HttpRequest): string =>
  `${protocol}//${hostname}${port === undefined ? "" : `:${port}`}`;

async function readAuthorities(): Promise<string | undefined> {
  const { AWS_CA_BUNDLE: value } = environmentOf(globalThis)();
  return value ? readCaBundle({ value, source: "AWS_CA_BUNDLE" }) : undefined;
}

/** A call must not pass by the proxy through which all calls have to go. */
function rejectProxy({ protocol, hostname, port }: HttpRequest): void {
  const scheme = protocol === "https:" ? "https" : "http";
  const proxy = proxyOf(scheme, environmentOf(globalThis));
  if (proxy?.serves(hostname, port ?? (scheme === "https" ? 443 : 80))) {
    throw new ConfigurationError(
      `UndiciHttpHandler does not use the proxy that ${proxy.variable} names: leave the option requestHandler out, or add ${hostname} to NO_PROXY`,
    );
  }
}

/** How often a request is sent again because its connection was stale. With each time, one such connection is gone. */
const MAXIMUM_RESENDS = 10;

/** How long a connection may have been idle to carry a call that cannot be sent again, in milliseconds. */
const FRESH = 1_000;

async function send(
  request: HttpRequest,
  origin: Origin,
  timeouts: RequestTimeouts,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  const { destroyed } = origin;
  const isIdempotent = isMarkedIdempotent(request);
  if (!isIdempotent) {
    closeIdle(origin, FRESH);
  }
  for (let resends = 0; ; resends++) {
    const carrier = take(origin);
    try {
      const response = await exchange(request, carrier, timeouts, signal);
      if (destroyed === origin.destroyed) {
        origin.idle.push(carrier);
      }
      return response;
    } catch (error) {
      origin.all.delete(carrier);
      // Nobody waits any longer, or wants further connections.
      const isOver = signal?.aborted || destroyed !== origin.destroyed || resends === MAXIMUM_RESENDS;
      if (isOver || !isStale(error) || !(isIdempotent || isUnsent(error))) {
        throw error;
      }
      // The server closed idle connections, for example while a Lambda function was frozen. The others are as old.
      closeIdle(origin, 0);
    }
  }
}

function take(origin: Origin): Carrier {
  const carrier = origin.idle.pop() ?? new Carrier(origin.name, origin.clientOptions);
  origin.all.add(carrier);
  return carrier;
}

/** Closes the connections that have been idle for some milliseconds. */
function closeIdle(origin: Origin, milliseconds: number): void {
  const before = Date.now() - milliseconds;
  const isOld = ({ keptSince = 0 }: Carrier) => keptSince <= before;
  for (const carrier of origin.idle.filter(isOld)) {
    origin.all.delete(carrier);
    carrier.destroy();
  }
  origin.idle = origin.idle.filter((carrier) => !isOld(carrier));
}
