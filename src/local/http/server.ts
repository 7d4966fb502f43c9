/** The HTTP front: sockets, limits and headers. What an answer says is not its business. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import type { Duplex } from "node:stream";
import { finished } from "node:stream/promises";
import type { Clock } from "../clock.js";
import { RequestEntityTooLargeException, refusal } from "../exceptions.js";
import type { Header } from "../signature/canonical-request.js";
import type { HttpRequest } from "./answer.js";
import type { Delivery } from "./Delivery.js";
import { deliver } from "./deliver.js";
import { errorResponse } from "./error-response.js";

/** A server that listens. */
export interface HttpServer {
  /** The port it listens on. */
  readonly port: number;
  /** The address it listens on. */
  readonly address: string;
  /** Stops listening, lets the calls that are being answered finish, and ends all connections. */
  readonly close: () => Promise<void>;
}

// Room for the largest request that any operation of KMS takes: a Decrypt with an attestation document.
const MAX_BODY_BYTES = 1 << 20;

/** How long a client may take; in milliseconds. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  // Longer than clients keep an idle connection, so that they do not meet one that is just being closed.
  keepAliveTimeout: 120_000,
  // A missing host is told by the signature check.
  requireHostHeader: false,
};

/**
 * Starts a server that answers every request by a function which never fails.
 *
 * @param limits - Other limits than {@link LIMITS}, for tests that do not wait that long.
 * @throws `Error` when it cannot listen.
 */
export async function listen(
  { host, port, clock }: { readonly host: string; readonly port: number; readonly clock: Clock },
  answer: (request: HttpRequest) => Promise<Delivery>,
  limits: ServerOptions = {},
): Promise<HttpServer> {
  const exchanges = new Map<IncomingMessage, Promise<void>>();
  const closes = new AbortController();
  const server = createServer({ ...LIMITS, ...limits }, (request, response) => {
    const front = { server, clock, closes: closes.signal, answer };
    const exchange = respond(front, request, response).finally(() => exchanges.delete(request));
    exchanges.set(request, exchange);
  });
  server.on("clientError", refuseMalformed);
  server.listen(port, host);
  await once(server, "listening").catch((cause: Error) => {
    const where = `${host}:${port}`;
    throw new Error(
      `LocalKms cannot listen on ${where} (${cause.message}); leave out port for any that is free`,
      {
        cause,
      },
    );
  });

  let closing: Promise<void> | undefined;
  return {
    ...addressOf(server),
    close: () => {
      closing ??= close(server, exchanges, closes);
      return closing;
    },
  };
}

async function close(
  server: Server,
  exchanges: ReadonlyMap<IncomingMessage, Promise<void>>,
  closes: AbortController,
): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // Answers that wait for their time come at once.
  closes.abort();
  // Calls that have come in whole are answered. Who is still sending may never end.
  await Promise.all([...exchanges].filter(([request]) => request.complete).map(([, exchange]) => exchange));
  server.closeAllConnections();
  await closed;
}

/** What an exchange needs to know of its server. */
interface Front {
  readonly server: Server;
  readonly clock: Clock;
  readonly closes: AbortSignal;
  readonly answer: (request: HttpRequest) => Promise<Delivery>;
}

async function respond(front: Front, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await readBody(request);
    const delivery = body === undefined ? tooLarge(front.clock) : await front.answer(read(request, body));
    await deliver(response, delivery, {
      closes: front.closes,
      keepAlive: () => front.server.listening && request.complete,
    });
    await finished(response);
  } catch {
    // The client has gone, or is going: there is nobody to answer.
    response.destroy();
  }
}

const tooLarge = (clock: Clock): Delivery => ({
  ...errorResponse(refusal(RequestEntityTooLargeException)),
  requestId: randomUUID(),
  date: clock.now(),
  latency: 0,
  fault: undefined,
});

/** Reads a body; `undefined` when it is too large, and then the rest of it is left where it is. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  if (Number(request.headers["content-length"]) > MAX_BODY_BYTES) {
    return undefined;
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function read({ method = "", url = "", rawHeaders }: IncomingMessage, body: Uint8Array): HttpRequest {
  const headers = rawHeaders.flatMap((name, index): Header[] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  return { method, target: url, headers, body };
}

const MALFORMED: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

/** Answers what is no HTTP, and ends the connection. */
function refuseMalformed(error: Error & { readonly code?: string }, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = MALFORMED[error.code ?? ""] ?? "400 Bad Request";
  const headers = `connection: close\r\ncontent-length: 0\r\nx-amzn-requestid: ${randomUUID()}\r\n`;
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n`, () => socket.destroy());
}

function addressOf(server: Server): { port: number; address: string } {
  const at = server.address();
  return typeof at === "object" && at !== null ? at : { port: 0, address: "" };
}
