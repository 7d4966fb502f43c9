/** A proxy on a loopback port, as in the networks of companies. */
import { once } from "node:events";
import { createServer, type IncomingMessage, request as requestHttp, type ServerResponse } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** How a proxy behaves. */
interface ProxyOptions {
  /** The user name and password that it demands, as in a URL. Default: none. */
  readonly userinfo?: string;
  /** What it responds to every CONNECT. Default: it connects. */
  readonly status?: number;
  /** Its certificate, if it is reached by TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Whether it never responds. */
  readonly silent?: boolean;
  /** What becomes of a tunnel that it has opened: it stays silent, or is closed. Default: it connects to the server. */
  readonly tunnel?: "silent" | "closed";
}

/** Starts a proxy for a test. It connects every name to the loopback address. */
export async function startProxy({ userinfo, status, tls, silent = false, tunnel }: ProxyOptions = {}) {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const expected = userinfo === undefined ? undefined : `Basic ${Buffer.from(userinfo).toString("base64")}`;
  const accept = ({ method, url, headers }: IncomingMessage): number => {
    seen.push(`${method} ${url}`);
    return headers["proxy-authorization"] === expected ? (status ?? 200) : 407;
  };
  const forward = (request: IncomingMessage, response: ServerResponse) => {
    const code = accept(request);
    if (code !== 200) {
      response.writeHead(code).end();
      return;
    }
    const { port, pathname } = new URL(request.url ?? "");
    const { "proxy-authorization": _, ...headers } = request.headers;
    const options = {
      host: "127.0.0.1",
      port,
      path: pathname,
      method: request.method,
      headers,
      agent: false as const,
    };
    request.pipe(
      requestHttp(options, (answer) => {
        response.writeHead(answer.statusCode ?? 0, answer.headers);
        answer.pipe(response);
      }),
    );
  };
  const server = tls === undefined ? createServer(forward) : createHttpsServer(tls, forward);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  server.on("connect", (request: IncomingMessage, client: Socket) => {
    const code = accept(request);
    if (silent) {
      return;
    }
    if (code !== 200) {
      client.end(`HTTP/1.1 ${code} No\r\n\r\n`);
      return;
    }
    if (tunnel !== undefined) {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      if (tunnel === "closed") {
        client.end();
      }
      return;
    }
    const upstream = connect(Number(/\d+$/.exec(request.url ?? "")), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    sockets.add(upstream);
    upstream.on("error", () => client.destroy());
    client.on("error", () => upstream.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const at = userinfo === undefined ? "" : `${userinfo}@`;
  return { seen, port, url: `${tls === undefined ? "http" : "https"}://${at}127.0.0.1:${port}` };
}
