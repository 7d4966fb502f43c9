import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** What a scripted server does with one request, which has arrived in full. */
export type Step = (socket: Socket, request: string) => void;

/** Sends an HTTP response, byte for byte. `content-length` fits the body unless the headers say otherwise. */
export function respond(status: number, body = "", headers: Readonly<Record<string, string>> = {}): Step {
  const lines = Object.entries({ "content-length": String(Buffer.byteLength(body)), ...headers });
  const head = [`HTTP/1.1 ${status} Status`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  return raw(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** Sends bytes, which need not be HTTP. */
export const raw =
  (bytes: string | Uint8Array): Step =>
  (socket) =>
    void socket.write(bytes);

/** Sends bytes and ends the connection. */
export const rawAndClose =
  (bytes: string | Uint8Array): Step =>
  (socket) =>
    void socket.end(bytes);

/** Sends bytes and resets the connection. */
export const rawAndReset =
  (bytes: string | Uint8Array): Step =>
  (socket) =>
    void socket.write(bytes, () => socket.resetAndDestroy());

/** Resets the connection. */
export const reset: Step = (socket) => void socket.resetAndDestroy();

/** Sends nothing. */
export const silence: Step = () => {};

/** Sends a response that never ends, one byte of its body at a time. */
export const trickle: Step = (socket) => {
  socket.write("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n");
  const timer = setInterval(() => socket.write(" "), 5);
  socket.on("close", () => clearInterval(timer));
};

/** Starts a server that takes these steps in turn, one for each request, and then repeats the last. */
export async function scriptedServer(...steps: readonly Step[]) {
  const requests: string[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => {
      open.delete(socket);
      server.emit("connectionClosed");
    });
    eachRequest(socket, (request) => {
      requests.push(request);
      server.emit("requestReceived");
      steps[Math.min(requests.length, steps.length) - 1]?.(socket, request);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  return {
    /** Where it listens. */
    host: `127.0.0.1:${port}`,
    endpoint: `http://127.0.0.1:${port}`,
    /** Every request that arrived in full, head and body. */
    requests,
    /** How many connections were opened in total. */
    connections: () => connections,
    /** Resolves when this many requests have arrived. */
    async received(count: number): Promise<void> {
      while (requests.length < count) {
        await once(server, "requestReceived");
      }
    },
    /** Resolves when no connection is open anymore. */
    async allClosed(): Promise<void> {
      while (open.size > 0) {
        await once(server, "connectionClosed");
      }
    },
    /** Ends every connection from this side, and continues to listen. */
    endConnections(): void {
      for (const socket of open) {
        socket.end();
      }
    },
    async [Symbol.asyncDispose](): Promise<void> {
      server.close();
      for (const socket of open) {
        socket.destroy();
      }
      await this.allClosed();
    },
  };
}

/** Calls back with every request that has arrived in full on a connection. */
export function eachRequest(socket: Socket, take: (request: string) => void): void {
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    for (let length = requestLength(text); length <= text.length; length = requestLength(text)) {
      const request = text.slice(0, length);
      text = text.slice(length);
      take(request);
    }
  });
}

function requestLength(text: string): number {
  const head = text.indexOf("\r\n\r\n");
  const body = Number(/\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1] ?? 0);
  return head < 0 ? Number.POSITIVE_INFINITY : head + 4 + body;
}

/** Returns an endpoint on the loopback interface where nothing listens. */
export async function deadEndpoint(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}
