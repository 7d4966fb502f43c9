/** Responds on connections for which Node.js creates no response object, and closes them. */
import { randomUUID } from "node:crypto";
import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { RequestHandlers, ServerContext } from "./Exchange.js";
import { readHead } from "./readRequest.js";

/** Rejects a CONNECT request, which KMS does not support. */
export function rejectConnect(
  { rejectIncomplete }: RequestHandlers,
  request: IncomingMessage,
  socket: Duplex,
): void {
  const { status, requestId } = rejectIncomplete(readHead(request), "malformed");
  respondAndClose(socket, status, requestId);
}

const STATUS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Rejects requests that are not valid HTTP, are cut short or are too slow. */
export function rejectMalformed(
  { exchanges }: ServerContext,
  error: Error & { readonly code?: string },
  socket: Duplex,
): void {
  const status = STATUS[error.code ?? ""] ?? 400;
  // Without an exchange there is nothing to log: the parser of Node.js does not tell what it has read of the headers.
  const [rejected] = [...exchanges].flatMap(
    (exchange) => exchange.rejectMalformed(socket, status === 408 ? "tooSlow" : "malformed") ?? [],
  );
  respondAndClose(socket, rejected?.status ?? status, rejected?.requestId ?? randomUUID());
}

function respondAndClose(socket: Duplex, status: number, requestId: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = `connection: close\r\ncontent-length: 0\r\nx-amzn-requestid: ${requestId}\r\n`;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers}\r\n`, () => socket.destroy());
}
