import { afterEach, describe, expect, it, vi } from "vitest";
import { FetchHttpHandler } from "../../../src/runtime/web/FetchHttpHandler.js";
import { HttpRequest } from "../../../src/smithy.js";
import {
  deadEndpoint,
  rawAndReset,
  respond,
  type Step,
  scriptedServer,
  silence,
  trickle,
} from "../../support/scripted-server.js";

const requestTo = (endpoint: string, more: object = {}) => {
  const { hostname, port } = new URL(endpoint);
  return new HttpRequest({
    protocol: "http:",
    hostname,
    port: Number(port),
    method: "POST",
    path: "/",
    ...more,
  });
};

/** Sends a request to a server that takes this step, and returns the outcome and what the server received. */
async function exchange(step: Step, handler = new FetchHttpHandler(), options = {}) {
  await using server = await scriptedServer(step);
  const more = { body: new TextEncoder().encode("{}"), headers: { "x-amz-target": "T" } };
  const outcome = await handler.handle(requestTo(server.endpoint, more), options).then(
    ({ response }) => response,
    (error: unknown) => error,
  );
  return { outcome, requests: server.requests, connections: server.connections() };
}

/** The step, and a promise that resolves when its connection has been closed. */
function closing(step: Step): { closed: Promise<void>; step: Step } {
  let close = () => {};
  const closed = new Promise<void>((resolve) => {
    close = resolve;
  });
  return {
    closed,
    step: (socket, request) => {
      socket.once("close", close);
      step(socket, request);
    },
  };
}

describe("with a fetch whose responses have no stream, as in React Native, the request handler", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  /** The fetch of this runtime, with the parts of its response that React Native has. */
  function stubFetch() {
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", async (request: Request) => {
      const response = await fetch(request);
      const { headers, status, statusText } = response;
      return { headers, status, statusText, arrayBuffer: () => response.arrayBuffer() };
    });
  }

  it("reads the body of the response", async () => {
    stubFetch();
    const { outcome } = await exchange(respond(400, "Grüße"));
    expect(outcome).toMatchObject({ statusCode: 400, body: new TextEncoder().encode("Grüße") });
    expect((await exchange(respond(200, ""))).outcome).toMatchObject({ body: new Uint8Array() });
  });

  it("rejects a body that is larger than any of KMS", async () => {
    stubFetch();
    const { outcome } = await exchange(respond(200, "x".repeat(4 * 1024 * 1024 + 1)));
    expect(outcome).toMatchObject({ name: "RangeError", message: expect.stringContaining("larger than") });
  });

  it("says that a timeout passed, even where an abort has no reason", async () => {
    vi.stubGlobal(
      "AbortController",
      class extends AbortController {
        override abort(): void {
          super.abort();
        }
      },
    );
    const { outcome } = await exchange(silence, new FetchHttpHandler({ requestTimeout: 20 }));
    expect(outcome).toMatchObject({ name: "TimeoutError" });
  });
});

describe("the request handler on fetch", () => {
  it("sends method, path, headers and body, and collects status, headers and bytes", async () => {
    const { outcome, requests } = await exchange(respond(400, "Grüße", { "x-amzn-requestid": "r" }));
    expect(outcome).toMatchObject({
      statusCode: 400,
      headers: { "x-amzn-requestid": "r" },
      body: new TextEncoder().encode("Grüße"),
    });
    expect(requests).toEqual([
      expect.stringMatching(/^POST \/ HTTP\/1\.1\r\n.*\r\nx-amz-target: T\r\n.*\r\n\{\}$/s),
    ]);
  });

  it("returns no bytes for a response without a body", async () => {
    expect((await exchange(respond(204))).outcome).toMatchObject({ statusCode: 204, body: new Uint8Array() });
  });

  it("does not follow redirects, because a signature is valid for one host only", async () => {
    const { outcome, requests } = await exchange(respond(307, "", { location: "/elsewhere" }));
    expect(outcome).toMatchObject({ statusCode: 307 });
    expect(requests).toHaveLength(1);
  });

  it("passes the members that requestInit returns to fetch", async () => {
    const handler = new FetchHttpHandler({ requestInit: () => ({ headers: { "x-mine": "1" } }) });
    expect((await exchange(respond(200), handler)).requests[0]).toContain("x-mine: 1");
  });

  it.each<[string, Step]>([
    ["a server that is silent", silence],
    ["a body that never ends", trickle],
  ])("rejects after requestTimeout with %s", async (_, step) => {
    const expected = { name: "TimeoutError", message: "no complete response within 20 ms (requestTimeout)" };
    expect((await exchange(step, new FetchHttpHandler({ requestTimeout: 20 }))).outcome).toMatchObject(
      expected,
    );
    const { outcome } = await exchange(step, new FetchHttpHandler(), { requestTimeout: 20 });
    expect(outcome).toMatchObject(expected);
  });

  it.each<[string, Step]>([
    ["a server that is silent", silence],
    ["a body that never ends", trickle],
  ])("rejects with the reason of an abort and closes the connection with %s", async (_, forever) => {
    const { closed, step } = closing(forever);
    await using server = await scriptedServer(step);
    const controller = new AbortController();
    const reason = new Error("not needed anymore");
    const sent = new FetchHttpHandler().handle(requestTo(server.endpoint), {
      abortSignal: controller.signal,
    });
    await server.received(1);
    controller.abort(reason);
    await expect(sent).rejects.toBe(reason);
    await closed;
  });

  it("sends nothing when the signal is already aborted", async () => {
    const reason = new Error("not needed anymore");
    const { outcome, connections } = await exchange(respond(200), new FetchHttpHandler(), {
      abortSignal: AbortSignal.abort(reason),
    });
    expect([outcome, connections]).toEqual([reason, 0]);
  });

  it("rejects a response that is larger than any of KMS, and closes the connection", async () => {
    const { closed, step } = closing((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9000000\r\n\r\n");
      socket.write(Buffer.alloc(5_000_000));
    });
    await using server = await scriptedServer(step);
    await expect(new FetchHttpHandler().handle(requestTo(server.endpoint))).rejects.toThrow("larger than");
    await closed;
  });

  it("rejects with the error of the connection, not with that of fetch", async () => {
    const handler = new FetchHttpHandler();
    await expect(handler.handle(requestTo(await deadEndpoint()))).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
    const { outcome } = await exchange(rawAndReset("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"));
    expect(outcome).not.toMatchObject({ message: expect.stringContaining("failed") });
    expect(outcome).toBeInstanceOf(Error);
  });
});
