import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import type { PGlite } from "@electric-sql/pglite";

/** A database that any client of Postgres can connect to, one at a time. */
export interface ServedDatabase {
  /** The URL to connect to. */
  readonly url: string;
  /** Stops serving; the database stays. */
  readonly close: () => void;
}

/** Serves the PGlite of a test on a loopback port, in the protocol of Postgres. */
export async function servePGlite(database: PGlite): Promise<ServedDatabase> {
  const sockets = new Set<Socket>();
  const server = createServer(async (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    try {
      for await (const message of messagesOf(socket)) socket.write(await database.execProtocolRaw(message));
    } catch {
      // The client has gone without a goodbye.
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

/** The messages of a client: the first has a length only, all later ones a type before it. */
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
