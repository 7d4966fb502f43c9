import { getEventListeners } from "node:events";
import { Agent } from "node:http";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sendRequest } from "../../../src/runtime/node/sendRequest.js";
import { rejection } from "../../support/rejection.js";
import { reset, respond, scriptedServer, silence } from "../../support/scripted-server.js";

// Only the timers of this package: those of Node.js itself still run.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 2_000, socketTimeout: 0 };

/** Sends a request with a signal that is not aborted by then. */
function send(endpoint: string, timeouts: Partial<typeof TIMEOUTS> = {}, agent = new Agent()) {
  const { hostname, port } = new URL(endpoint);
  const request = { protocol: "http:", method: "POST", hostname, port: Number(port), path: "/", headers: {} };
  const controller = new AbortController();
  const { signal } = controller;
  return { controller, signal, response: sendRequest(request, agent, { ...TIMEOUTS, ...timeouts }, signal) };
}

/** Resolves after agents have given their sockets to the requests. */
const socketsAssigned = () => new Promise((resolve) => setImmediate(resolve));

it("a request that succeeds leaves neither a timer nor a listener behind", async () => {
  await using server = await scriptedServer(respond(200));
  const { response, signal } = send(server.endpoint);
  expect(vi.getTimerCount()).toBe(1);
  await response;
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("a request that fails leaves neither a timer nor a listener behind", async () => {
  await using server = await scriptedServer(reset);
  const { response, signal } = send(server.endpoint);
  expect(await rejection(response)).toMatchObject({ code: "ECONNRESET" });
  expect(vi.getTimerCount()).toBe(0);
  expect(getEventListeners(signal, "abort")).toEqual([]);
});

it("a request that is aborted while it connects leaves no timer behind", async () => {
  const { response, controller } = send("http://kms.test:80", {}, new Agent({ lookup: vi.fn() }));
  await socketsAssigned();
  expect(vi.getTimerCount()).toBe(2);
  controller.abort("gone");
  expect(await rejection(response)).toBe("gone");
  expect(vi.getTimerCount()).toBe(0);
});

it("a request whose signal is already aborted rejects with its reason, and leaves no timer behind", async () => {
  const agent = new Agent({ lookup: vi.fn() });
  const request = { protocol: "http:", method: "POST", hostname: "kms.test", path: "/", headers: {} };
  const response = sendRequest(request, agent, TIMEOUTS, AbortSignal.abort("gone"));
  expect(await rejection(response)).toBe("gone");
  await socketsAssigned();
  expect(vi.getTimerCount()).toBe(0);
});

it("the connectionTimeout ends when the connection is made", async () => {
  await using server = await scriptedServer(silence);
  const { response, controller } = send(server.endpoint);
  await server.received(1);
  expect(vi.getTimerCount()).toBe(1);
  controller.abort();
  await rejection(response);
});

it("the connectionTimeout does not apply to a connection that is used again", async () => {
  await using server = await scriptedServer(respond(200), silence);
  const agent = new Agent({ keepAlive: true });
  await send(server.endpoint, {}, agent).response;
  await socketsAssigned();
  const { response, controller } = send(server.endpoint, {}, agent);
  await server.received(2);
  expect(server.connections()).toBe(1);
  expect(vi.getTimerCount()).toBe(1);
  controller.abort();
  await rejection(response);
});

it("a timeout of 0 is no limit", async () => {
  await using server = await scriptedServer(silence);
  const { response, controller } = send(server.endpoint, { connectionTimeout: 0, requestTimeout: 0 });
  expect(vi.getTimerCount()).toBe(0);
  await server.received(1);
  controller.abort("gone");
  expect(await rejection(response)).toBe("gone");
});

it("a connection that is silent for socketTimeout makes the request reject", async () => {
  await using server = await scriptedServer(silence);
  expect(await rejection(send(server.endpoint, { socketTimeout: 20 }).response)).toMatchObject({
    name: "TimeoutError",
    message: "the connection was silent for 20 ms (socketTimeout)",
  });
  expect(vi.getTimerCount()).toBe(0);
});
