/** The HTTP front: sockets, limits and headers. What an answer says is not its business. */
import { once, setMaxListeners } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import type { Refusal } from "./answer.js";
import { type Backend, type Exchange, exchange, refuseConnect, refuseMalformed } from "./exchange.js";

/** A server that listens. */
export interface HttpServer {
  /** The port it listens on. */
  readonly port: number;
  /** The address it listens on. */
  readonly address: string;
  /** Stops listening, lets the calls that are being answered finish, and ends all connections. */
  readonly close: () => Promise<void>;
}

/** How long a client may take; in milliseconds. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than clients keep an idle connection, so that they do not meet one that is just being closed.
  keepAliveTimeout: 120_000,
  // A missing host is told by the signature check.
  requireHostHeader: false,
  // To take the last answers when the server closes.
  closeTimeout: 1_000,
};

/** Other limits than usual, for tests that do not wait that long. */
export type Limits = ServerOptions & Partial<Pick<typeof LIMITS, "closeTimeout">>;

/**
 * Starts a server that has every request answered.
 *
 * @throws `Error` when it cannot listen.
 */
export async function listen(
  { host, port }: { readonly host: string; readonly port: number },
  backend: Backend,
  limits: Limits = {},
): Promise<HttpServer> {
  const { closeTimeout, ...options } = { ...LIMITS, ...limits };
  const exchanges = new Set<Exchange>();
  const closes = new AbortController();
  // Every answer that waits for its time listens to it.
  setMaxListeners(0, closes.signal);
  const front = { ...backend, closes: closes.signal, reading: new WeakMap() };
  const begin = (request: IncomingMessage, response: ServerResponse, refusal?: Refusal) => {
    const begun = exchange(front, request, response, refusal);
    exchanges.add(begun);
    void begun.finished.then(() => exchanges.delete(begun));
  };
  const server = createServer(options, (request, response) => begin(request, response));
  server.on("checkExpectation", (request, response) => begin(request, response, "expectationFailed"));
  server.on("connect", (request, socket) => refuseConnect(front, request, socket));
  server.on("clientError", (error, socket) => refuseMalformed(front, error, socket));
  await start(server, host, port);

  let closing: Promise<void> | undefined;
  return {
    ...addressOf(server),
    close: () => {
      closing ??= close(server, exchanges, closes, closeTimeout);
      return closing;
    },
  };
}

async function start(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, "listening").catch((cause: Error) => {
    const where = `${host}:${port}`;
    throw new Error(
      `LocalKms cannot listen on ${where} (${cause.message}); leave out port for any that is free`,
      { cause },
    );
  });
}

async function close(
  server: Server,
  exchanges: ReadonlySet<Exchange>,
  closes: AbortController,
  closeTimeout: number,
): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // Answers that wait for their time come at once.
  closes.abort();
  // Calls that have come in whole are answered. Who is still sending may never end.
  const whole = [...exchanges].filter(({ request }) => request.complete);
  await Promise.all(whole.map(({ answered }) => answered));
  // Who does not read may never take an answer.
  const timeout = new AbortController();
  await Promise.race([
    Promise.all(whole.map(({ finished }) => finished)),
    delay(closeTimeout, undefined, { signal: timeout.signal }),
  ]);
  timeout.abort();
  server.closeAllConnections();
  await closed;
}

function addressOf(server: Server): { port: number; address: string } {
  const at = server.address();
  return typeof at === "object" && at !== null ? at : { port: 0, address: "" };
}
