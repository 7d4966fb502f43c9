import type { HttpRequest } from "@smithy/types";
import { describe, expect, it, vi } from "vitest";
import { BulkRequestHandler } from "../../../src/cli/rewrap/BulkRequestHandler.js";
import type { HttpHandler } from "../../../src/runtime/Runtime.js";
import { HttpResponse, HttpRequest as SmithyRequest } from "../../../src/smithy.js";
import { rejection } from "../../support/rejection.js";

const request: HttpRequest = new SmithyRequest({ hostname: "kms.us-east-2.amazonaws.com" });
const response = { response: new HttpResponse({ statusCode: 200 }) };

/** A request handler that counts its requests. */
function handlerOf(handle: HttpHandler["handle"] = async () => response) {
  return { handle: vi.fn(handle), destroy: vi.fn() };
}

/** Both request handlers, after so many requests. */
async function sent(
  requests: number,
  { usual = handlerOf(), faster = handlerOf(), load = vi.fn(async (): Promise<HttpHandler> => faster) } = {},
) {
  const debug = vi.fn();
  const logger = { debug, info() {}, warn() {}, error() {} };
  const handler = new BulkRequestHandler(usual, load, logger);
  for (let count = 0; count < requests; count++) {
    await handler.handle(request);
  }
  return { handler, usual, faster, load, said: () => debug.mock.calls.flat() };
}

/** A promise that somebody else settles. */
function pending() {
  let settle = { resolve: () => {}, reject: (_error: Error) => {} };
  const promise = new Promise<typeof response>((resolve, reject) => {
    settle = { resolve: () => resolve(response), reject };
  });
  return { promise, ...settle };
}

describe("the request handler of rewrap", () => {
  it("does not load undici for less than 1,000 requests", async () => {
    const { usual, load, said } = await sent(999);
    expect([usual.handle.mock.calls.length, load.mock.calls.length, said()]).toEqual([999, 0, []]);
  });

  it("sends the others with undici, and closes the connections of the first ones", async () => {
    const { usual, faster, load, said } = await sent(1_010);
    expect([usual.handle.mock.calls.length, faster.handle.mock.calls.length]).toEqual([999, 11]);
    expect(load).toHaveBeenCalledExactlyOnceWith(request);
    expect(usual.destroy).toHaveBeenCalled();
    expect(said()).toEqual(["requests are sent with undici from now on"]);
  });

  it("sends with node:http until undici has sent a request, and closes no connection that carries one", async () => {
    const [trial, slow] = [pending(), pending()];
    const usual = handlerOf();
    const { handler, faster } = await sent(998, { usual, faster: handlerOf(() => trial.promise) });
    usual.handle.mockReturnValueOnce(slow.promise);
    const sentSlowly = handler.handle(request);
    const tried = handler.handle(request);
    await handler.handle(request);
    expect([usual.handle.mock.calls.length, faster.handle.mock.calls.length]).toEqual([1_000, 1]);
    trial.resolve();
    await tried;
    expect(usual.destroy).not.toHaveBeenCalled();
    slow.resolve();
    await sentSlowly;
    expect(usual.destroy).toHaveBeenCalledOnce();
    const next = handler.handle(request);
    expect([usual.handle.mock.calls.length, faster.handle.mock.calls.length]).toEqual([1_000, 2]);
    await next;
  });

  it("stays with node:http when undici cannot be loaded", async () => {
    const load = vi.fn(async () => Promise.reject(new Error("undici is not installed")));
    const { usual, said } = await sent(2_010, { load });
    expect(usual.handle).toHaveBeenCalledTimes(2_010);
    expect(load).toHaveBeenCalledOnce();
    expect(said()).toEqual(["requests are sent with node:http: undici is not installed"]);
  });

  it("stays with node:http when the first request over undici fails, and sends that one again", async () => {
    const faster = handlerOf(async () => Promise.reject(new Error("read ECONNRESET")));
    const { usual, said } = await sent(2_010, { faster });
    expect([usual.handle.mock.calls.length, faster.handle.mock.calls.length]).toEqual([2_010, 1]);
    expect(faster.destroy).toHaveBeenCalledOnce();
    expect(said()).toEqual(["requests are sent with node:http: read ECONNRESET"]);
  });

  it("destroys both, and sends nothing after that", async () => {
    const trial = pending();
    const { handler, usual, faster } = await sent(999, { faster: handlerOf(() => trial.promise) });
    const tried = rejection(handler.handle(request));
    await Promise.resolve();
    handler.destroy();
    expect([usual.destroy.mock.calls.length, faster.destroy.mock.calls.length]).toEqual([1, 1]);
    const lost = new Error("destroyed");
    trial.reject(lost);
    expect(await tried).toBe(lost);
    expect(usual.handle).toHaveBeenCalledTimes(999);
  });

  it("speaks HTTP/1.1", async () => {
    const { handler } = await sent(0);
    expect(handler.metadata).toEqual({ handlerProtocol: "http/1.1" });
  });
});
