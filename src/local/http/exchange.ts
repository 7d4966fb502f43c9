/** One request and its answer: reading the one, sending the other, and what may go wrong in between. */
import { randomUUID } from "node:crypto";
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { finished } from "node:stream/promises";
import type { Header } from "../signature/canonical-request.js";
import type { HttpRequest, Refusal, RequestHead } from "./answer.js";
import type { Delivery } from "./Delivery.js";
import { deliver } from "./deliver.js";

/** What stands behind the server. Neither function fails. */
export interface Backend {
  /** Answers a request. */
  readonly answer: (request: HttpRequest) => Promise<Delivery>;
  /** Answers a request that was not read to its end. */
  readonly refuse: (head: RequestHead, reason: Refusal) => Delivery;
}

/** What an exchange needs to know of its server. */
export interface Front extends Backend {
  /** Aborted when the server closes. */
  readonly closes: AbortSignal;
  /** The requests whose bodies are being read, by their connections. */
  readonly reading: WeakMap<Duplex, RequestHead>;
}

/** One request and its answer. */
export interface Exchange {
  /** The request. */
  readonly request: IncomingMessage;
  /** Settled when the answer has been handed over to the connection. */
  readonly answered: Promise<void>;
  /** Settled when the answer is on its way, or there is nobody left to answer. */
  readonly finished: Promise<void>;
}

// Room for the largest request that any operation of KMS takes: a Decrypt with an attestation document.
const MAX_BODY_BYTES = 1 << 20;

/**
 * Reads a request and answers it.
 *
 * @param refusal - Why it is refused before it is read. Default: it is not.
 */
export function exchange(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  refusal?: Refusal,
): Exchange {
  // The client has gone, or is going: there is nobody to answer.
  const give = () => void response.destroy();
  const answered = respond(front, request, response, refusal).catch(give);
  return { request, answered, finished: answered.then(() => finished(response)).catch(give) };
}

async function respond(
  front: Front,
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal | undefined,
): Promise<void> {
  const head = headOf(request);
  const body = refusal ?? (await readBody(front, request, head));
  const delivery =
    typeof body === "string" ? front.refuse(head, body) : await front.answer({ ...head, body });
  await deliver(response, delivery, {
    closes: front.closes,
    keepAlive: () => !front.closes.aborted && request.complete,
  });
}

function headOf({ method = "", url = "", rawHeaders }: IncomingMessage): RequestHead {
  const headers = rawHeaders.flatMap((name, index): Header[] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  return { method, target: url, headers };
}

/** Reads a body. When it is too large, the rest of it is left where it is. */
async function readBody(
  { reading, refuse }: Front,
  request: IncomingMessage,
  head: RequestHead,
): Promise<Uint8Array | "tooLarge"> {
  const { socket } = request;
  reading.set(socket, head);
  try {
    return await collect(request);
  } catch (error) {
    // Unless it has been refused for what came in the place of the body.
    if (reading.get(socket) === head) {
      refuse(head, "broken");
    }
    throw error;
  } finally {
    if (reading.get(socket) === head) {
      reading.delete(socket);
    }
  }
}

async function collect(request: IncomingMessage): Promise<Uint8Array | "tooLarge"> {
  if (Number(request.headers["content-length"]) > MAX_BODY_BYTES) {
    return "tooLarge";
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      return "tooLarge";
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Answers a CONNECT, which KMS does not know, and ends the connection. */
export function refuseConnect({ refuse }: Backend, request: IncomingMessage, socket: Duplex): void {
  const { status, requestId } = refuse(headOf(request), "broken");
  hangUp(socket, status, requestId);
}

const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Answers what is no HTTP, or breaks off, and ends the connection. */
export function refuseMalformed(
  { reading, refuse }: Front,
  error: Error & { readonly code?: string },
  socket: Duplex,
): void {
  const status = STATUS[error.code ?? ""] ?? 400;
  const head = reading.get(socket);
  reading.delete(socket);
  // Without a head, the parser of Node.js has not told what it has read so far.
  const refused = head === undefined ? undefined : refuse(head, status === 408 ? "tooSlow" : "broken");
  hangUp(socket, refused?.status ?? status, refused?.requestId ?? randomUUID());
}

function hangUp(socket: Duplex, status: number, requestId: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = `connection: close\r\ncontent-length: 0\r\nx-amzn-requestid: ${requestId}\r\n`;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers}\r\n`, () => socket.destroy());
}
