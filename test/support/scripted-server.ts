import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/** What a scripted server does with a request that has arrived in full. */
export type Step = (socket: Socket, request: string) => void;

/** An HTTP answer, byte for byte. `content-length` fits the body unless the headers say otherwise. */
export function answer(status: number, body = "", headers: Readonly<Record<string, string>> = {}): Step {
  const lines = Object.entries({ "content-length": String(Buffer.byteLength(body)), ...headers });
  const head = [`HTTP/1.1 ${status} Status`, ...lines.map(([name, value]) => `${name}: ${value}`)];
  return raw(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** Bytes that need not be HTTP. */
export const raw =
  (bytes: string | Uint8Array): Step =>
  (socket) =>
    void socket.write(bytes);

/** Bytes, and then the end of the connection. */
export const rawAndClose =
  (bytes: string | Uint8Array): Step =>
  (socket) =>
    void socket.end(bytes);

/** Bytes, and then a reset of the connection. */
export const rawAndReset =
  (bytes: string | Uint8Array): Step =>
  (socket) =>
    void socket.write(bytes, () => socket.resetAndDestroy());

/** A reset of the connection. */
export const reset: Step = (socket) => void socket.resetAndDestroy();

/** No answer at all. */
export const silence: Step = () => {};

/** An answer that never ends: its body comes a byte at a time. */
export const trickle: Step = (socket) => {
  socket.write("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n");
  const timer = setInterval(() => socket.write(" "), 5);
  socket.on("close", () => clearInterval(timer));
};

/** A server that takes these steps, one for each request, the last one for ever. */
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
      server.emit("hangUp");
    });
    eachRequest(socket, (request) => {
      requests.push(request);
      server.emit("heard");
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
    /** How many connections were opened in all. */
    connections: () => connections,
    /** Resolves when so many requests have arrived. */
    async heard(count: number): Promise<void> {
      while (requests.length < count) {
        await once(server, "heard");
      }
    },
    /** Resolves when no connection is open any more. */
    async deserted(): Promise<void> {
      while (open.size > 0) {
        await once(server, "hangUp");
      }
    },
    /** Closes every connection from this side, and goes on listening. */
    hangUp(): void {
      for (const socket of open) {
        socket.end();
      }
    },
    async [Symbol.asyncDispose](): Promise<void> {
      server.close();
      for (const socket of open) {
        socket.destroy();
      }
      await this.deserted();
    },
  };
}

function eachRequest(socket: Socket, take: (request: string) => void): void {
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

/** An endpoint on the loopback interface where nothing listens. */
export async function deadEndpoint(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}
