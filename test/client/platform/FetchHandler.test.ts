import { describe, expect, it } from "vitest";
import { FetchHandler } from "../../../src/client/platform/FetchHandler.js";
import { HttpRequest } from "../../../src/smithy.js";
import {
  answer,
  deadEndpoint,
  rawAndReset,
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

/** What a handler gives for one step of a server, and what the server got. */
async function exchange(step: Step, handler = new FetchHandler(), options = {}) {
  await using server = await scriptedServer(step);
  const more = { body: new TextEncoder().encode("{}"), headers: { "x-amz-target": "T" } };
  const outcome = await handler.handle(requestTo(server.endpoint, more), options).then(
    ({ response }) => response,
    (error: unknown) => error,
  );
  return { outcome, requests: server.requests, connections: server.connections() };
}

/** A step, and a promise that the connection which it was taken on has been closed. */
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

describe("FetchHandler", () => {
  it("sends method, path, headers and body, and collects status, headers and bytes", async () => {
    const { outcome, requests } = await exchange(answer(400, "Grüße", { "x-amzn-requestid": "r" }));
    expect(outcome).toMatchObject({
      statusCode: 400,
      headers: { "x-amzn-requestid": "r" },
      body: new TextEncoder().encode("Grüße"),
    });
    expect(requests).toEqual([
      expect.stringMatching(/^POST \/ HTTP\/1\.1\r\n.*\r\nx-amz-target: T\r\n.*\r\n\{\}$/s),
    ]);
  });

  it("gives no bytes for an answer without a body", async () => {
    expect((await exchange(answer(204))).outcome).toMatchObject({ statusCode: 204, body: new Uint8Array() });
  });

  it("does not follow redirects, with what is signed for another host", async () => {
    const { outcome, requests } = await exchange(answer(307, "", { location: "/elsewhere" }));
    expect(outcome).toMatchObject({ statusCode: 307 });
    expect(requests).toHaveLength(1);
  });

  it("hands what requestInit gives to fetch", async () => {
    const handler = new FetchHandler({ requestInit: () => ({ headers: { "x-mine": "1" } }) });
    expect((await exchange(answer(200), handler)).requests[0]).toContain("x-mine: 1");
  });

  it.each<[string, Step]>([
    ["a server that is silent", silence],
    ["a body that never ends", trickle],
  ])("stops waiting for %s", async (_, step) => {
    const expected = { name: "TimeoutError", message: "no complete answer within 20 ms (requestTimeout)" };
    expect((await exchange(step, new FetchHandler({ requestTimeout: 20 }))).outcome).toMatchObject(expected);
    const { outcome } = await exchange(step, new FetchHandler(), { requestTimeout: 20 });
    expect(outcome).toMatchObject(expected);
  });

  it.each<[string, Step]>([
    ["a server that is silent", silence],
    ["a body that never ends", trickle],
  ])("rejects with the reason when it is aborted, and lets go of %s", async (_, forever) => {
    const { closed, step } = closing(forever);
    await using server = await scriptedServer(step);
    const controller = new AbortController();
    const reason = new Error("not needed any more");
    const sent = new FetchHandler().handle(requestTo(server.endpoint), { abortSignal: controller.signal });
    await server.heard(1);
    controller.abort(reason);
    await expect(sent).rejects.toBe(reason);
    await closed;
  });

  it("sends nothing when it is aborted beforehand", async () => {
    const reason = new Error("not needed any more");
    const { outcome, connections } = await exchange(answer(200), new FetchHandler(), {
      abortSignal: AbortSignal.abort(reason),
    });
    expect([outcome, connections]).toEqual([reason, 0]);
  });

  it("lets go of an answer that is larger than KMS sends", async () => {
    const { closed, step } = closing((socket) => {
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9000000\r\n\r\n");
      socket.write(Buffer.alloc(5_000_000));
    });
    await using server = await scriptedServer(step);
    await expect(new FetchHandler().handle(requestTo(server.endpoint))).rejects.toThrow("larger than");
    await closed;
  });

  it("says what happened to the connection, not only that fetch failed", async () => {
    const handler = new FetchHandler();
    await expect(handler.handle(requestTo(await deadEndpoint()))).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
    const { outcome } = await exchange(rawAndReset("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{"));
    expect(outcome).not.toMatchObject({ message: expect.stringContaining("failed") });
    expect(outcome).toBeInstanceOf(Error);
  });
});
