import type { HttpRequest } from "@smithy/types";
import { describe, expect, it, vi } from "vitest";
import { BulkRequestHandler } from "../../../src/cli/rewrap/BulkRequestHandler.js";
import type { HttpHandler } from "../../../src/runtime/Runtime.js";
import { HttpResponse, HttpRequest as SmithyRequest } from "../../../src/smithy.js";
import { rejection } from "../../support/rejection.js";

const request: HttpRequest = new SmithyRequest({ hostname: "kms.us-east-2.amazonaws.com" });
const answer = { response: new HttpResponse({ statusCode: 200 }) };

/** A request handler that counts its requests. */
function handlerOf(handle: HttpHandler["handle"] = async () => answer) {
  return { handle: vi.fn(handle), destroy: vi.fn() };
}

/** Both request handlers, after so many requests. */
async function sent(
  requests: number,
  {
    nodeHandler = handlerOf(),
    undiciHandler = handlerOf(),
    load = vi.fn(async (): Promise<HttpHandler> => undiciHandler),
    debug = vi.fn(),
  } = {},
) {
  const logger = { debug, info() {}, warn() {}, error() {} };
  const handler = new BulkRequestHandler(nodeHandler, load, logger);
  for (let count = 0; count < requests; count++) {
    await handler.handle(request);
  }
  return { handler, nodeHandler, undiciHandler, load, said: () => debug.mock.calls.flat() };
}

/** A promise that somebody else settles. */
function pending() {
  let settle = { resolve: () => {}, reject: (_error: Error) => {} };
  const promise = new Promise<typeof answer>((resolve, reject) => {
    settle = { resolve: () => resolve(answer), reject };
  });
  return { promise, ...settle };
}

describe("the request handler of rewrap", () => {
  it("does not load undici for fewer than 1,000 requests", async () => {
    const { nodeHandler, load, said } = await sent(999);
    expect([nodeHandler.handle.mock.calls.length, load.mock.calls.length, said()]).toEqual([999, 0, []]);
  });

  it("sends the others with undici, and closes the connections of the first ones", async () => {
    const { nodeHandler, undiciHandler, load, said } = await sent(1_010);
    expect([nodeHandler.handle.mock.calls.length, undiciHandler.handle.mock.calls.length]).toEqual([999, 11]);
    expect(load).toHaveBeenCalledExactlyOnceWith(request);
    expect(nodeHandler.destroy).toHaveBeenCalled();
    expect(said()).toEqual(["requests are sent with undici from now on"]);
  });

  it("sends with node:http until undici has sent a request, and closes no connection that carries one", async () => {
    const [trial, slow] = [pending(), pending()];
    const nodeHandler = handlerOf();
    const { handler, undiciHandler } = await sent(998, {
      nodeHandler,
      undiciHandler: handlerOf(() => trial.promise),
    });
    nodeHandler.handle.mockReturnValueOnce(slow.promise);
    const sentSlowly = handler.handle(request);
    const tried = handler.handle(request);
    await handler.handle(request);
    expect([nodeHandler.handle.mock.calls.length, undiciHandler.handle.mock.calls.length]).toEqual([
      1_000, 1,
    ]);
    trial.resolve();
    await tried;
    expect(nodeHandler.destroy).not.toHaveBeenCalled();
    slow.resolve();
    await sentSlowly;
    expect(nodeHandler.destroy).toHaveBeenCalledOnce();
    const next = handler.handle(request);
    expect([nodeHandler.handle.mock.calls.length, undiciHandler.handle.mock.calls.length]).toEqual([
      1_000, 2,
    ]);
    await next;
  });

  it("stays with node:http when undici cannot be loaded", async () => {
    const load = vi.fn(async () => Promise.reject(new Error("undici is not installed")));
    const { nodeHandler, said } = await sent(2_010, { load });
    expect(nodeHandler.handle).toHaveBeenCalledTimes(2_010);
    expect(load).toHaveBeenCalledOnce();
    expect(said()).toEqual(["requests are sent with node:http: undici is not installed"]);
  });

  it("stays with node:http when the first request over undici fails, and sends that one again", async () => {
    const undiciHandler = handlerOf(async () => Promise.reject(new Error("read ECONNRESET")));
    const { nodeHandler, said } = await sent(2_010, { undiciHandler });
    expect([nodeHandler.handle.mock.calls.length, undiciHandler.handle.mock.calls.length]).toEqual([
      2_010, 1,
    ]);
    expect(undiciHandler.destroy).toHaveBeenCalledOnce();
    expect(said()).toEqual(["requests are sent with node:http: read ECONNRESET"]);
  });

  it("gives the trial five seconds, because the server may serve no further connection, and later requests their own time", async () => {
    const { undiciHandler } = await sent(1_001);
    const timeouts = undiciHandler.handle.mock.calls.map(([, options]) => options?.requestTimeout);
    expect(timeouts).toEqual([5_000, undefined]);
  });

  it("destroys both, and sends nothing after that", async () => {
    const trial = pending();
    const { handler, nodeHandler, undiciHandler } = await sent(999, {
      undiciHandler: handlerOf(() => trial.promise),
    });
    const tried = rejection(handler.handle(request));
    await Promise.resolve();
    handler.destroy();
    expect([nodeHandler.destroy.mock.calls.length, undiciHandler.destroy.mock.calls.length]).toEqual([1, 1]);
    const lost = new Error("destroyed");
    trial.reject(lost);
    expect(await tried).toBe(lost);
    expect(nodeHandler.handle).toHaveBeenCalledTimes(999);
  });

  it("sends nothing when it is destroyed while undici is loaded, and destroys what was loaded", async () => {
    const undiciHandler = handlerOf();
    let loaded = (_handler: HttpHandler) => {};
    const load = vi.fn(
      () =>
        new Promise<HttpHandler>((resolve) => {
          loaded = resolve;
        }),
    );
    const { handler, nodeHandler, said } = await sent(999, { undiciHandler, load });
    const tried = rejection(handler.handle(request));
    handler.destroy();
    loaded(undiciHandler);
    expect(await tried).toMatchObject({
      message: expect.stringContaining("destroyed while undici was loaded"),
    });
    expect(undiciHandler.destroy).toHaveBeenCalledOnce();
    expect([nodeHandler.handle.mock.calls.length, undiciHandler.handle.mock.calls.length]).toEqual([999, 0]);
    expect(said()).toEqual([]);
  });

  it("does not destroy undici twice when it is destroyed after the trial failed", async () => {
    const undiciHandler = handlerOf(async () => Promise.reject(new Error("read ECONNRESET")));
    const { handler } = await sent(1_000, { undiciHandler });
    handler.destroy();
    expect(undiciHandler.destroy).toHaveBeenCalledOnce();
  });

  it("does not send a request again whose caller has aborted it", async () => {
    const aborted = new AbortController();
    const reason = new Error("aborted");
    const undiciHandler = handlerOf(async () => {
      aborted.abort(reason);
      throw reason;
    });
    const { handler, nodeHandler, said } = await sent(999, { undiciHandler });
    expect(await rejection(handler.handle(request, { abortSignal: aborted.signal }))).toBe(reason);
    expect([nodeHandler.handle.mock.calls.length, undiciHandler.destroy.mock.calls.length]).toEqual([999, 1]);
    expect(said()).toEqual([]);
  });

  it.each<[what: string, broken: "debug" | "close"]>([
    ["the logger", "debug"],
    ["closing connections", "close"],
  ])("sends no request twice and goes on with undici when %s throws after the trial", async (_, broken) => {
    const error = new Error("broken");
    const debug = vi.fn(() => {
      if (broken === "debug") throw error;
    });
    const { handler, nodeHandler, undiciHandler } = await sent(999, { debug });
    if (broken === "close") {
      nodeHandler.destroy.mockImplementation(() => {
        throw error;
      });
    }
    expect(await rejection(handler.handle(request))).toBe(error);
    await handler.handle(request);
    expect([nodeHandler.handle.mock.calls.length, undiciHandler.handle.mock.calls.length]).toEqual([999, 2]);
    expect(undiciHandler.destroy).not.toHaveBeenCalled();
  });

  it("takes the number of requests before undici as a parameter", async () => {
    const undiciHandler = handlerOf();
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const handler = new BulkRequestHandler(handlerOf(), async () => undiciHandler, logger, 2);
    await handler.handle(request);
    expect(undiciHandler.handle).not.toHaveBeenCalled();
    await handler.handle(request);
    expect(undiciHandler.handle).toHaveBeenCalledOnce();
  });

  it("speaks HTTP/1.1", async () => {
    const { handler } = await sent(0);
    expect(handler.metadata).toEqual({ handlerProtocol: "http/1.1" });
  });
});
