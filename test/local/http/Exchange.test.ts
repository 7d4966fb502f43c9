import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RequestHandlers } from "../../../src/local/http/Exchange.js";
import type { HttpResponse } from "../../../src/local/http/HttpResponse.js";
import { startServer } from "../../../src/local/http/startServer.js";

const response: HttpResponse = {
  status: 200,
  body: { a: 1 },
  requestId: "b2d5a1f0-0000-4000-8000-000000000000",
  date: new Date("2026-03-01T12:00:00Z"),
  latency: 0,
  fault: undefined,
};

/** JSON has no such numbers. */
const unsendable: HttpResponse = { ...response, body: { a: 1n } };

/** Handlers that give one response to a path, and a response that can be sent to all others. */
const handlersOf = (path: string, given: () => HttpResponse | Promise<HttpResponse>): RequestHandlers => ({
  handleRequest: function* ({ target }) {
    yield;
    return target === path ? given() : response;
  },
  rejectIncomplete: () => response,
});

describe("a response that cannot be sent closes its own connection, and leaves the others alone,", () => {
  const warn = vi.fn();
  beforeEach(() => {
    vi.spyOn(process, "emitWarning").mockImplementation(warn.mockClear());
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test.each<[string, () => HttpResponse | Promise<HttpResponse>]>([
    ["at once", () => unsendable],
    ["after an operation that takes time", async () => unsendable],
    ["after a delay", () => ({ ...unsendable, latency: 1 })],
  ])("%s", async (_, given) => {
    const server = await startServer({ host: "127.0.0.1", port: 0 }, handlersOf("/bad", given));
    const sockets = ["/bad", "/good", "/bad", "/good"].map((path) => {
      const socket = connect(server.port, server.address);
      socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
      return socket;
    });
    const received = await Promise.all(
      sockets.map(async (socket) => String(Buffer.concat(await socket.toArray())).slice(0, 12)),
    );
    expect(received).toEqual(["", "HTTP/1.1 200", "", "HTTP/1.1 200"]);
    expect(warn).toHaveBeenCalledTimes(2);
    expect(warn).toHaveBeenCalledWith(
      expect.stringMatching(/a bug of its own, and closes the connection\. Please report/),
      expect.objectContaining({ code: "LOCAL_KMS_FAILED", detail: expect.stringContaining("BigInt") }),
    );
    await server.close();
  });
});

test("a response to a client that has disconnected is no bug", async () => {
  const warn = vi.spyOn(process, "emitWarning");
  let finish = () => {};
  const handle = vi.fn(
    () =>
      new Promise<HttpResponse>((resolve) => {
        finish = () => resolve(response);
      }),
  );
  const server = await startServer({ host: "127.0.0.1", port: 0 }, handlersOf("/slow", handle));
  const socket = connect(server.port, server.address);
  socket.write("POST /slow HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n");
  await vi.waitFor(() => expect(handle).toHaveBeenCalled());
  socket.destroy();
  await vi.waitFor(() => expect(socket.closed).toBe(true));
  // The server has then noticed that the first client is gone.
  expect((await fetch(`http://${server.address}:${server.port}/`)).status).toBe(200);
  finish();
  await server.close();
  expect(warn).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
