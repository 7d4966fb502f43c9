import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { HttpRequest, HttpResponse } from "@smithy/types";
import { buildQueryString, HttpResponse as SmithyResponse } from "../../smithy.js";
import { whenAborted } from "../abortSignal.js";
import { markUnsent } from "../delivery.js";
import { Body } from "../readBody.js";
import { timeoutError } from "../withDeadline.js";
import { afterPoll } from "./afterPoll.js";
import { nodeHttp, nodeHttps } from "./builtins.js";
import { Connection, connectEvent, lost } from "./Connection.js";

/** How long the parts of a request may take, in milliseconds; 0 for no limit. */
export interface RequestTimeouts {
  /** To connect. */
  readonly connectionTimeout: number;
  /** For everything, from connecting to the last byte of the response. */
  readonly requestTimeout: number;
  /** Without any data on the connection. */
  readonly socketTimeout: number;
}

/**
 * Sends a request and collects its whole response, with nothing but `node:http` or `node:https`.
 *
 * `@smithy/node-http-handler` needs four timers, a stream and a dozen promises for that.
 *
 * @param isOwn - Whether nobody else uses the connections of the agent.
 */
export function sendRequest(
  request: HttpRequest,
  agent: NonNullable<RequestOptions["agent"]>,
  timeouts: RequestTimeouts,
  signal: AbortSignal | undefined,
  isOwn = false,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    // Looked up for each request: monitoring agents replace it.
    const { request: send } = request.protocol === "https:" ? nodeHttps() : nodeHttp();
    const sent = send(optionsOf(request, agent));
    const connection = new Connection(sent, isOwn);
    const fail = (error: unknown) => {
      stopWatching();
      sent.destroy();
      // Bytes that could not be parsed may be those of a response and contain a plaintext.
      Reflect.deleteProperty(Object(error), "rawPacket");
      reject(connection.isUnsent ? markUnsent(error) : error);
    };
    const stopWatching = watch(sent, timeouts, signal, fail);
    let response: IncomingMessage | undefined;
    // Not `once`, here and below: it makes a second function, and the listeners are released with the request anyway.
    sent.on("error", (error) => {
      // An error after the whole response does not concern this request.
      if (!response?.complete) {
        fail(connection.marked(error));
      }
    });
    sent.on("response", (message) => {
      const foreign = connection.foreign(message);
      if (foreign) {
        fail(foreign);
        return;
      }
      response = message;
      collect(message, fail, (body) => {
        stopWatching();
        connection.keep(message);
        resolve(responseOf(message, body));
      });
    });
    sent.on("close", () => {
      // When a server switches protocols, the connection closes without an error and without a response.
      if (!response) {
        fail(lost("closed without a response"));
      }
    });
    connection.whenReady(() => {
      try {
        sent.end(request.body);
      } catch (error) {
        // The body is not one, such as a number that middleware has set.
        fail(error);
      }
    }, fail);
    if (signal?.aborted) {
      fail(signal.reason);
    }
  });
}

/**
 * The options of a request for Node.js. All in one literal: with an object that was spread, Node.js takes a tenth longer
 * for the call.
 */
function optionsOf(
  { hostname, port, path, query, method, headers }: HttpRequest,
  agent: RequestOptions["agent"],
): RequestOptions {
  const search = query ? buildQueryString(query) : "";
  return {
    // Brackets belong to URLs; a host name `[::1]` cannot be looked up.
    host: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    port,
    path: search ? `${path}?${search}` : path,
    method,
    headers,
    agent,
  };
}

/** Calls `fail` when a timeout passes or the signal is aborted. Returns a function that stops watching. */
function watch(
  sent: ClientRequest,
  { connectionTimeout, requestTimeout, socketTimeout }: RequestTimeouts,
  signal: AbortSignal | undefined,
  fail: (error: unknown) => void,
): () => void {
  let isWatching = true;
  // After a long block of the event loop, what arrived in time has not been read when the timer fires.
  const failAfter = (milliseconds: number, what: string, isPending = () => true) => {
    const failIfPending = () => {
      if (isWatching && isPending()) {
        fail(timeoutError(what.replace("#", String(milliseconds))));
      }
    };
    return milliseconds > 0 ? setTimeout(afterPoll, milliseconds, failIfPending) : undefined;
  };
  const response = failAfter(requestTimeout, "no complete response within # ms (requestTimeout)");
  let connection: ReturnType<typeof failAfter>;
  sent.on("socket", (socket) => {
    const event = connectEvent(socket);
    if (event && !sent.destroyed) {
      let isConnecting = true;
      connection = failAfter(
        connectionTimeout,
        "no connection within # ms (connectionTimeout)",
        () => isConnecting,
      );
      socket.once(event, () => {
        isConnecting = false;
        clearTimeout(connection);
      });
    }
  });
  if (socketTimeout > 0) {
    const message = `the connection was silent for ${socketTimeout} ms (socketTimeout)`;
    sent.setTimeout(socketTimeout, () => fail(timeoutError(message)));
  }
  const stopWaiting = signal && whenAborted(signal, () => fail(signal.reason));
  return () => {
    isWatching = false;
    clearTimeout(response);
    clearTimeout(connection);
    stopWaiting?.();
  };
}

function collect(
  message: IncomingMessage,
  fail: (error: unknown) => void,
  done: (body: Uint8Array) => void,
): void {
  const body = new Body();
  message.on("data", (chunk: Uint8Array) => {
    try {
      body.add(chunk);
    } catch (error) {
      fail(error);
    }
  });
  message.on("end", () => done(body.bytes()));
  message.on("error", fail);
}

function responseOf({ statusCode = 0, statusMessage, headers }: IncomingMessage, body: Uint8Array) {
  const single: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    single[name] = String(headers[name]);
  }
  return new SmithyResponse({ statusCode, reason: statusMessage ?? "", headers: single, body });
}
