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
export async function readBody(request: IncomingMessage): Promise<Uint8Array | "tooLarge"> {
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
