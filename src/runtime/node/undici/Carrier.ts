import { Client } from "undici";
import { RequestIds } from "../RequestIds.js";

/**
 * A connection. It carries one request at a time, is made for its first one, and again after it was lost. A client of
 * undici, and not a pool: a pool does not tell which connection a request gets.
 */
export class Carrier {
  /** Sends the requests. */
  readonly client: Client;
  /** The request IDs of the last responses over the connection. */
  requestIds = new RequestIds();
  /** Whether there is a connection. */
  isConnected = false;
  /** When the connection carried its last response, in milliseconds since 1970; `undefined` when it is new. */
  keptSince: number | undefined;

  /** Makes a carrier to an origin, such as `https://kms.us-east-2.amazonaws.com`. */
  constructor(origin: string, options: Client.Options) {
    this.client = new Client(origin, options);
    this.client.on("connect", () => {
      this.isConnected = true;
    });
    this.client.on("disconnect", () => {
      this.isConnected = false;
      this.keptSince = undefined;
      this.requestIds = new RequestIds();
    });
  }

  /** Notes the end of a response with this request ID. */
  keep(requestId: unknown): void {
    this.keptSince = Date.now();
    this.requestIds.add(requestId);
  }

  /** Closes the connection for good; its request fails. */
  destroy(): void {
    void this.client.destroy();
  }
}
