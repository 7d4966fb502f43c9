import { once, setMaxListeners } from "node:events";
import { createServer, type Server, type ServerOptions } from "node:http";
import type { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { Exchange, type RequestHandlers, type ServerContext } from "./Exchange.js";
import { rejectConnect, rejectMalformed } from "./rejectConnection.js";

/** A listening server. */
export interface HttpServer {
  /** The port that it listens on. */
  readonly port: number;
  /** The address that it listens on. */
  readonly address: string;
  /** Stops listening, completes the requests in progress, and closes all connections. */
  readonly close: () => Promise<void>;
}

/** The timeouts of clients, in milliseconds. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than clients keep idle connections, so that they do not reuse one that the server is closing.
  keepAliveTimeout: 120_000,
  // The signature check rejects requests without a host.
  requireHostHeader: false,
  // To receive the last responses when the server closes.
  closeTimeout: 1_000,
};

/** Other timeouts, for tests. */
export type Timeouts = ServerOptions & Partial<Pick<typeof TIMEOUTS, "closeTimeout">>;

/**
 * Starts an HTTP server.
 *
 * @throws `Error` when it cannot listen.
 */
export async function startServer(
  { host, port }: { readonly host: string; readonly port: number },
  handlers: RequestHandlers,
  timeouts: Timeouts = {},
): Promise<HttpServer> {
  const { closeTimeout, ...options } = { ...TIMEOUTS, ...timeouts };
  const closing = new AbortController();
  // Every delayed response listens to the signal.
  setMaxListeners(0, closing.signal);
  const connections = new Set<Socket>();
  const context: ServerContext = {
    ...handlers,
    closeSignal: closing.signal,
    connections,
    exchanges: new Set(),
  };
  const server = createServer(options, (request, response) =>
    new Exchange(context, request, response).serve(),
  );
  server.on("checkExpectation", (request, response) =>
    new Exchange(context, request, response).serve("expectationFailed"),
  );
  server.on("connection", (socket) => {
    connections.add(socket);
    socket.on("close", () => connections.delete(socket));
    // Node.js removes its own listeners from a socket that it hands over, and an error without a listener ends the process.
    socket.on("error", () => {});
  });
  server.on("connect", (request, socket) => rejectConnect(context, request, socket));
  server.on("clientError", (error, socket) => rejectMalformed(context, error, socket));
  await listen(server, host, port);
  server.on("error", warnOfError);

  let closed: Promise<void> | undefined;
  return {
    ...addressOf(server),
    close: () => {
      closed ??= close(server, context.exchanges, closing, closeTimeout);
      return closed;
    },
  };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host);
  await once(server, "listening").catch((cause: Error) => {
    throw new Error(
      `LocalKms cannot listen on ${host}:${port} (${cause.message}); leave out port to use any free port`,
      { cause },
    );
  });
}

/** For example when the process has too many open files to accept a connection. */
function warnOfError({ message }: Error): void {
  process.emitWarning(`LocalKms cannot accept a connection: ${message}`, {
    type: "LocalKmsWarning",
    code: "LOCAL_KMS_NOT_ACCEPTING",
  });
}

async function close(
  server: Server,
  exchanges: ReadonlySet<Exchange>,
  closing: AbortController,
  closeTimeout: number,
): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // Ends the delay of responses.
  closing.abort();
  // Only requests that have arrived completely: clients that still send may never finish.
  const complete = [...exchanges].filter(({ request }) => request.complete);
  await Promise.all(complete.map((exchange) => exchange.responded()));
  // Clients that do not read may never receive their response.
  const timeout = new AbortController();
  await Promise.race([
    Promise.all(complete.map((exchange) => exchange.finished())),
    delay(closeTimeout, undefined, { signal: timeout.signal }),
  ]);
  timeout.abort();
  server.closeAllConnections();
  await closed;
}

function addressOf(server: Server): { port: number; address: string } {
  const address = server.address();
  return typeof address === "object" && address !== null ? address : { port: 0, address: "" };
}
