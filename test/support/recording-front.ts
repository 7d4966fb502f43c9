import { once } from "node:events";
import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request as it was sent. */
export interface SentRequest {
  /** The operation, such as `ReEncrypt`. */
  readonly operation: string;
  /** The body. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Starts a server that records requests with their bodies, which a LocalKms does not keep, and passes them on. */
export async function recordingFront(target: string) {
  const requests: SentRequest[] = [];
  const { hostname, port } = new URL(target);
  const server = createServer(async (incoming, outgoing) => {
    const { headers, method, url } = incoming;
    const body = await buffer(incoming);
    const operation = String(headers["x-amz-target"]).replace(/^TrentService\./, "");
    requests.push({ operation, body: JSON.parse(body.toString()), headers });
    const forwarded = httpRequest({ hostname, port, method, path: url, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(outgoing);
      response.on("error", () => outgoing.destroy());
    });
    forwarded.on("error", () => outgoing.destroy());
    outgoing.on("close", () => forwarded.destroy());
    forwarded.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port: ownPort }: AddressInfo = Object(server.address());
  return {
    url: `http://127.0.0.1:${ownPort}`,
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
