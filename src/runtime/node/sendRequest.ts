import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from "node:http";
import { request as requestHttps } from "node:https";
import type { HttpRequest, HttpResponse } from "@smithy/types";
import { buildQueryString, HttpResponse as SmithyResponse } from "../../smithy.js";
import { whenAborted } from "../abortSignal.js";
import { Body } from "../readBody.js";
import { isError } from "../typeGuards.js";
import { timeoutError } from "../withDeadline.js";

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
 */
export function sendRequest(
  request: HttpRequest,
  agent: NonNullable<RequestOptions["agent"]>,
  timeouts: RequestTimeouts,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const send = request.protocol === "https:" ? requestHttps : requestHttp;
    const sent = send(optionsOf(request, agent));
    const fail = (error: unknown) => {
      stopWatching();
      sent.destroy();
      // Bytes that could not be parsed may be those of a response and contain a plaintext.
      Reflect.deleteProperty(Object(error), "rawPacket");
      reject(error);
    };
    const stopWatching = watch(sent, timeouts, signal, fail);
    let response: IncomingMessage | undefined;
    const isLostByStaleness = staleness(sent);
    // Not `once`, here and below: it makes a second function, and the listeners are released with the request anyway.
    sent.on("error", (error) => {
      if (isLostByStaleness(error)) {
        stale.add(error);
      }
      // An error after the whole response does not concern this request.
      if (!response?.complete) {
        fail(error);
      }
    });
    sent.on("response", (message) => {
      response = message;
      collect(message, fail, (body) => {
        stopWatching();
        resolve(responseOf(message, body));
      });
    });
    sent.on("close", () => {
      // When a server switches protocols, the connection closes without an error and without a response.
      if (response === undefined) {
        fail(Object.assign(new Error("closed without a response"), { code: "ECONNRESET" }));
      }
    });
    try {
      sent.end(request.body);
    } catch (error) {
      // The body is not one, such as a number that middleware has set.
      fail(error);
    }
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
  const search = query === undefined ? "" : buildQueryString(query);
  return {
    // Brackets belong to URLs; a host name `[::1]` cannot be looked up.
    host: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    port,
    path: search === "" ? path : `${path}?${search}`,
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
  const failAfter = (milliseconds: number, what: string) =>
    milliseconds > 0
      ? setTimeout(() => fail(timeoutError(what.replace("#", String(milliseconds)))), milliseconds)
      : undefined;
  const response = failAfter(requestTimeout, "no complete response within # ms (requestTimeout)");
  let connection: ReturnType<typeof failAfter>;
  sent.on("socket", (socket) => {
    if (socket.connecting && !sent.destroyed) {
      connection = failAfter(connectionTimeout, "no connection within # ms (connectionTimeout)");
      socket.once("connect", () => clearTimeout(connection));
    }
  });
  if (socketTimeout > 0) {
    const message = `the connection was silent for ${socketTimeout} ms (socketTimeout)`;
    sent.setTimeout(socketTimeout, () => fail(timeoutError(message)));
  }
  const stopWaiting = signal && whenAborted(signal, () => fail(signal.reason));
  return () => {
    clearTimeout(response);
    clearTimeout(connection);
    stopWaiting?.();
  };
}

/** Errors of requests over an idle connection that the server had already closed. */
const stale = new WeakSet<Error>();

/** Whether a request failed because the server had closed its connection while it was idle. */
export const isStale = (error: unknown): boolean => isError(error) && stale.has(error);

/**
 * Within how many seconds such a connection fails: as soon as the first bytes reach the server. The server may have
 * performed a request that fails later, so that another attempt counts.
 */
const STALE_WITHIN = 0.5;

/** Whether the error of a request means that its connection was stale: reused, and lost before the first byte arrived. */
function staleness(sent: ClientRequest): (error: NodeJS.ErrnoException) => boolean {
  // Not `performance`: the first access loads nine modules of Node.js.
  const since = process.uptime();
  let before: number | undefined;
  sent.on("socket", (socket) => {
    before = socket.bytesRead;
  });
  return ({ code }) =>
    sent.reusedSocket &&
    (code === "ECONNRESET" || code === "EPIPE") &&
    (before === undefined || sent.socket?.bytesRead === before) &&
    process.uptime() - since < STALE_WITHIN;
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
