import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";

/** A database that Postgres clients can connect to, one at a time. */
export interface ServedDatabase {
  /** The URL to connect to. */
  readonly url: string;
  /** Stops serving. The database stays open. */
  readonly close: () => void;
}

/** Serves a PGlite database on a loopback port, in the Postgres protocol. */
export async function servePGlite(database: PGlite): Promise<ServedDatabase> {
  const sockets = new Set<Socket>();
  const server = createServer(async (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    try {
      for await (const message of messagesOf(socket)) socket.write(await database.execProtocolRaw(message));
    } catch {
      // The client closed the connection without terminating the session.
    }
    socket.end();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `postgres://postgres@127.0.0.1:${Object(server.address()).port}/postgres`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** The messages of a client. The first has only a length; every later one also has a type before it. */
async function* messagesOf(socket: Socket): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  let typed = 0;
  for await (const chunk of socket) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= typed + 4 && rest.length >= typed + rest.readUInt32BE(typed)) {
      const length = typed + rest.readUInt32BE(typed);
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
      typed = 1;
    }
  }
}
