import type { IncomingMessage } from "node:http";
import type { Header } from "../signature/canonicalRequest.js";
import type { RequestHead } from "./HttpRequest.js";

// Enough for the largest request of any KMS operation: a Decrypt with an attestation document.
const MAX_BODY_BYTES = 1 << 20;

/** Returns the head of a request. */
export function readHead({ method = "", url = "", rawHeaders, socket }: IncomingMessage): RequestHead {
  const headers = rawHeaders.flatMap((name, index): Header[] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : [],
  );
  return { method, target: url, headers, sourceIp: socket.remoteAddress };
}

/** Reads the body of a request. It leaves the rest of a body that is too large unread. */
export function readBody(request: IncomingMessage): Promise<Uint8Array | "tooLarge"> {
  if (Number(request.headers["content-length"]) > MAX_BODY_BYTES) {
    return Promise.resolve("tooLarge");
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Events are several times as fast as iterating.
  return new Promise((resolve, reject) => {
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_BODY_BYTES) {
        request.pause();
        resolve("tooLarge");
        return;
      }
      chunks.push(chunk);
    });
    request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The client has disconnected")));
  });
}
