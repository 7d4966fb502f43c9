import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { HttpRequest, IncompleteReason, RequestHead } from "./HttpRequest.js";
import type { HttpResponse } from "./HttpResponse.js";
import { readBody, readHead } from "./readRequest.js";
import { sendResponse } from "./sendResponse.js";

/** What a server does with requests. Neither function throws. */
export interface RequestHandlers {
  /** Handles a complete request. */
  readonly handleRequest: (request: HttpRequest) => Promise<HttpResponse>;
  /** Rejects a request whose body is not complete. */
  readonly rejectIncomplete: (head: RequestHead, reason: IncompleteReason) => HttpResponse;
}

/** The handlers and the state of a server. */
export interface ServerContext extends RequestHandlers {
  /** Aborted when the server closes. */
  readonly closeSignal: AbortSignal;
  /** The requests whose bodies are being read, by connection. */
  readonly reading: WeakMap<Duplex, RequestHead>;
}

/** A request that a server reads and responds to. */
export interface Exchange {
  /** The request. */
  readonly request: IncomingMessage;
  /** Resolves when the response has been passed to the connection. */
  readonly responded: Promise<void>;
  /** Resolves when the response has been sent, or the client has disconnected. */
  readonly finished: Promise<void>;
}

/**
 * Reads a request and responds to it.
 *
 * @param rejection - Why the request is rejected before it is read. Default: it is read.
 */
export function serveRequest(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
  rejection?: IncompleteReason,
): Exchange {
  // The client has disconnected, or its connection is unusable.
  const disconnect = () => void response.destroy();
  const responded = respond(context, request, response, rejection).catch(disconnect);
  const closed = new Promise<void>((resolve) => response.once("close", resolve));
  return { request, responded, finished: responded.then(() => closed) };
}

async function respond(
  context: ServerContext,
  request: IncomingMessage,
  response: ServerResponse,
  rejection: IncompleteReason | undefined,
): Promise<void> {
  const head = readHead(request);
  const body = rejection ?? (await readTracked(context, request, head));
  const result =
    typeof body === "string"
      ? context.rejectIncomplete(head, body)
      : await context.handleRequest({ ...head, body });
  await sendResponse(response, result, {
    closeSignal: context.closeSignal,
    keepAlive: () => !context.closeSignal.aborted && request.complete,
  });
}

/** Reads a body. Meanwhile the context has the head, so that a parser error in the body can be logged with it. */
async function readTracked(
  { reading, rejectIncomplete }: ServerContext,
  request: IncomingMessage,
  head: RequestHead,
): Promise<Uint8Array | "tooLarge"> {
  const { socket } = request;
  reading.set(socket, head);
  try {
    return await readBody(request);
  } catch (error) {
    // A parser error has already rejected the request, and removed its head.
    if (reading.get(socket) === head) {
      rejectIncomplete(head, "malformed");
    }
    throw error;
  } finally {
    if (reading.get(socket) === head) {
      reading.delete(socket);
    }
  }
}
