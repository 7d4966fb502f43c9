import {
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
  request as requestHttp,
} from "node:http";
import { request as requestHttps } from "node:https";
import type { HttpRequest, HttpResponse } from "@smithy/types";
import { whenAborted } from "../../protocol/abort-signal.js";
import { timeoutError } from "../../protocol/deadline.js";
import { isError } from "../../protocol/is-error.js";
import { Body } from "../../protocol/read-body.js";
import { buildQueryString, HttpResponse as SmithyResponse } from "../../smithy.js";

/** How long the parts of an exchange may take, in milliseconds; 0 for ever. */
export interface Limits {
  /** To connect. */
  readonly connectionTimeout: number;
  /** For all of it, from the connection to the last byte of the answer. */
  readonly requestTimeout: number;
  /** For the connection to be silent. */
  readonly socketTimeout: number;
}

/**
 * Sends a request and collects its whole answer, with `node:http` or `node:https` and no more than that.
 *
 * `@smithy/node-http-handler` makes four timers, a stream and a dozen promises of it.
 */
export function exchange(
  request: HttpRequest,
  agent: NonNullable<RequestOptions["agent"]>,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const send = request.protocol === "https:" ? requestHttps : requestHttp;
    const sent = send(optionsOf(request, agent));
    const fail = (error: unknown) => {
      stopWatching();
      sent.destroy();
      // The bytes that were no HTTP may be those of an answer, and then hold a plaintext.
      Reflect.deleteProperty(Object(error), "rawPacket");
      reject(error);
    };
    const stopWatching = watch(sent, limits, signal, fail);
    let answer: IncomingMessage | undefined;
    const isLostByStaleness = staleness(sent);
    // Not `once`, here and below: that makes a second function, and what listens goes with the request anyway.
    sent.on("error", (error) => {
      if (isLostByStaleness(error)) {
        stale.add(error);
      }
      // What follows a whole answer is no answer to this request.
      if (!answer?.complete) {
        fail(error);
      }
    });
    sent.on("response", (message) => {
      answer = message;
      collect(message, fail, (body) => {
        stopWatching();
        resolve(responseOf(message, body));
      });
    });
    sent.on("close", () => {
      // A server that switches protocols loses its connection without an error and without an answer.
      if (answer === undefined) {
        fail(Object.assign(new Error("closed without an answer"), { code: "ECONNRESET" }));
      }
    });
    try {
      sent.end(request.body);
    } catch (error) {
      // What is no body, such as a number that middleware has set.
      fail(error);
    }
    if (signal?.aborted) {
      fail(signal.reason);
    }
  });
}

/**
 * A request in the words of Node.js. All in one literal: over an object that was spread, Node.js takes a tenth longer
 * for the call.
 */
function optionsOf(
  { hostname, port, path, query, method, headers }: HttpRequest,
  agent: RequestOptions["agent"],
): RequestOptions {
  const search = query === undefined ? "" : buildQueryString(query);
  return {
    // Brackets are for URLs: there is no name `[::1]` that could be looked up.
    host: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
    port,
    path: search === "" ? path : `${path}?${search}`,
    method,
    headers,
    agent,
  };
}

/** Calls back when a time has passed or the call is aborted; returns what ends the watch. */
function watch(
  sent: ClientRequest,
  { connectionTimeout, requestTimeout, socketTimeout }: Limits,
  signal: AbortSignal | undefined,
  fail: (error: unknown) => void,
): () => void {
  const failAfter = (milliseconds: number, what: string) =>
    milliseconds > 0
      ? setTimeout(() => fail(timeoutError(what.replace("#", String(milliseconds)))), milliseconds)
      : undefined;
  const answer = failAfter(requestTimeout, "no complete answer within # ms (requestTimeout)");
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
    clearTimeout(answer);
    clearTimeout(connection);
    stopWaiting?.();
  };
}

/** The errors of requests that met a connection which the server had closed while it was idle. */
const stale = new WeakSet<Error>();

/** Whether a request failed because its connection had been closed while it was idle. */
export const isStale = (error: unknown): boolean => isError(error) && stale.has(error);

/**
 * How soon such a connection fails at the latest, in seconds: when the first bytes reach the server. What fails
 * later may have been carried out, and is not sent again without being counted as an attempt.
 */
const STALE_WITHIN = 0.5;

/** Tells of the error of a request whether its connection was stale: kept, and lost before it gave a byte. */
function staleness(sent: ClientRequest): (error: NodeJS.ErrnoException) => boolean {
  // Not `performance`: to ask for that loads nine modules of Node.js.
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
