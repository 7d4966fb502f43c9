import type { IncomingMessage } from "node:http";
import { headersOf } from "../signature/headers.js";
import type { RequestHead } from "./HttpRequest.js";

// Enough for the largest request of any KMS operation: a Decrypt with an attestation document.
const MAX_BODY_BYTES = 1 << 20;

let nextPlace = 0;

/** Returns the head of a request that arrives now. */
export const readHead = ({ method = "", url = "", rawHeaders, socket }: IncomingMessage): RequestHead => ({
  place: nextPlace++,
  method,
  target: url,
  headers: headersOf(rawHeaders),
  sourceIp: socket.remoteAddress,
});

/**
 * Reads the body of a request. It leaves the rest of a body that is too large unread. Events, because they take a fraction
 * of the time that a promise or an iteration takes.
 *
 * @param done - Called once, unless the client disconnects before.
 */
export function readBody(request: IncomingMessage, done: (body: Uint8Array | "tooLarge") => void): void {
  if (Number(request.headers["content-length"]) > MAX_BODY_BYTES) {
    done("tooLarge");
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) {
      chunks.push(chunk);
    } else if (size - chunk.length <= MAX_BODY_BYTES) {
      request.pause();
      done("tooLarge");
    }
  });
  request.on("end", () => {
    if (size <= MAX_BODY_BYTES) {
      done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    }
  });
}
