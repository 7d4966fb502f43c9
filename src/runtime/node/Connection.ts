import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { isError } from "../typeGuards.js";
import { afterPoll } from "./afterPoll.js";
import { type Kept, keep, keptBefore } from "./kept.js";

/** Errors of requests over a kept connection that was lost before the first byte of a response. */
const stale = new WeakSet<Error>();

/** Whether a request failed because its connection had probably been closed while it was idle. */
export const isStale = (error: unknown): boolean => isError(error) && stale.has(error);

/** The error of a connection that cannot be used any longer, as Node.js has it. */
export const lost = (message: string): Error => Object.assign(new Error(message), { code: "ECONNRESET" });

/** Marks an error as that of a kept connection that was lost before the first byte of a response. Returns it. */
export function markStale(error: Error): Error {
  stale.add(error);
  return error;
}

/** The connection of one request: whether it is safe to send, what was sent, and whether the response belongs to it. */
export class Connection {
  readonly #sent: ClientRequest;
  readonly #isOwn: boolean;
  #socket: Socket | undefined;
  #kept: Kept | undefined;
  /** How many bytes had been read when the request got the connection. */
  #bytesBefore = 0;
  #isOpen = false;
  #isWritten = false;

  /**
   * Waits for the connection of a request.
   *
   * @param isOwn - Whether nobody else uses the connections of the agent.
   */
  constructor(sent: ClientRequest, isOwn: boolean) {
    this.#sent = sent;
    this.#isOwn = isOwn;
  }

  /**
   * Writes the request when it has a connection. A kept connection first has to show that nothing is left on it: neither
   * bytes that would be taken for the response, nor the end of the connection.
   */
  whenReady(write: () => void, fail: (error: Error) => void): void {
    const send = () => {
      if (!this.#sent.destroyed) {
        this.#isWritten = true;
        write();
      }
    };
    this.#sent.on("socket", (socket) => {
      this.#take(socket);
      const kept = this.#kept;
      if (!kept) {
        send();
        return;
      }
      const expected = this.#isOwn ? kept.bytesRead : socket.bytesRead;
      afterPoll(() => {
        if (socket.bytesRead === expected) {
          send();
        } else {
          fail(markStale(lost("bytes arrived that no request asked for")));
        }
      });
    });
  }

  #take(socket: Socket): void {
    this.#socket = socket;
    this.#kept = keptBefore(socket);
    this.#bytesBefore = socket.bytesRead;
    const event = connectEvent(socket);
    this.#isOpen = !event;
    if (event) {
      socket.once(event, () => {
        this.#isOpen = true;
      });
    }
  }

  /** Whether it is certain that no byte was sent. */
  get isUnsent(): boolean {
    return !this.#isWritten || !this.#isOpen;
  }

  /** An error of the request, marked as stale if its kept connection was lost before the first byte of a response. */
  marked(error: NodeJS.ErrnoException): Error {
    const isLost =
      this.#kept &&
      (error.code === "ECONNRESET" || error.code === "EPIPE") &&
      this.#socket?.bytesRead === this.#bytesBefore;
    return isLost ? markStale(error) : error;
  }

  /** The error of a response that cannot be the one to this request; `undefined` when it can. */
  foreign({ headers }: IncomingMessage): Error | undefined {
    if (!this.#isWritten) {
      return markStale(lost("a response arrived before the request was sent"));
    }
    return this.#kept?.requestIds.includes(headers["x-amzn-requestid"])
      ? markStale(lost("the response to an earlier request arrived once more"))
      : undefined;
  }

  /** Notes the end of the response, after which the connection may carry further requests. */
  keep({ headers }: IncomingMessage): void {
    if (this.#socket) {
      keep(this.#socket, headers["x-amzn-requestid"]);
    }
  }
}

/** The event after which bytes of a request leave; `undefined` when the connection is open. */
export const connectEvent = (socket: Socket): "connect" | "secureConnect" | undefined =>
  Reflect.get(socket, "secureConnecting") === true
    ? "secureConnect"
    : socket.connecting
      ? "connect"
      : undefined;
