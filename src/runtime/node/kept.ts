import type { Agent } from "node:http";
import type { Socket } from "node:net";
import { RequestIds } from "./RequestIds.js";

/** A connection that has carried a response and was kept for further requests. */
export interface Kept {
  /** How many bytes had been read from it by the end of the response. */
  readonly bytesRead: number;
  /** The request IDs of the last responses. */
  readonly requestIds: RequestIds;
  /** When the response ended, in milliseconds since 1970. */
  readonly since: number;
}

// The history of the connection itself: Node.js does not set `reusedSocket` for a request that had to wait in its agent.
const kept = new WeakMap<Socket, Kept>();

/** Notes that a response has ended. */
export function keep(socket: Socket, requestId: unknown): void {
  const requestIds = kept.get(socket)?.requestIds ?? new RequestIds();
  requestIds.add(requestId);
  kept.set(socket, { bytesRead: socket.bytesRead, requestIds, since: Date.now() });
}

/** What a connection has carried before; `undefined` for a new one. */
export const keptBefore = (socket: Socket): Kept | undefined => kept.get(socket);

/** Closes the connections of an agent that have been idle for some milliseconds. */
export function closeIdle({ freeSockets }: Agent, milliseconds = 0): void {
  const before = Date.now() - milliseconds;
  for (const sockets of Object.values(freeSockets)) {
    for (const socket of sockets ?? []) {
      if ((kept.get(socket)?.since ?? 0) <= before) {
        socket.destroy();
      }
    }
  }
}
