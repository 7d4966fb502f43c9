import { Agent } from "node:http";
import { type HttpHandlerConfig, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { NodeHttpHandler } from "../../../src/runtime/node/NodeHttpHandler.js";
import { HttpRequest } from "../../../src/smithy.js";
import { kmsError, reEncrypt, success, testCredentials } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { retryImmediately } from "../../support/retry-immediately.js";
import { raw, reset, respond, type Step, scriptedServer, silence } from "../../support/scripted-server.js";

/** A server and a client that makes one attempt. */
async function wire(
  steps: readonly Step[],
  requestHandler: HttpHandlerConfig = {},
  config: KMSClientConfig = {},
) {
  const server = await scriptedServer(...steps);
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint: server.endpoint,
    maxAttempts: 1,
    requestHandler,
    ...config,
  });
  return {
    server,
    client,
    call: async (options?: { readonly requestTimeout: number }) =>
      (await client.send(reEncrypt(), options)).$metadata,
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await server[Symbol.asyncDispose]();
    },
  };
}

it("an invalid body makes the request reject, and leaves no connection behind", async () => {
  const agent = new Agent();
  await using kms = await wire([success], { requestTimeout: 0, httpAgent: agent });
  const handler = new NodeHttpHandler({ requestTimeout: 0, httpAgent: agent });
  const { hostname, port } = new URL(kms.server.endpoint);
  const request = new HttpRequest({
    protocol: "http:",
    hostname,
    port: Number(port),
    method: "POST",
    body: 5,
  });
  expect(await rejection(handler.handle(request))).toMatchObject({ code: "ERR_INVALID_ARG_TYPE" });
  await vi.waitFor(() => expect(agent.sockets).toEqual({}));
});

describe("a connection", () => {
  it("is kept alive, and closed when the client is destroyed", async () => {
    await using kms = await wire([success]);
    await kms.call();
    await kms.call();
    expect(kms.server.connections()).toBe(1);
    kms.client.destroy();
    await kms.server.allClosed();
  });

  it("is one of at most 50", async () => {
    const held: (() => void)[] = [];
    const fiftyAtOnce: Step = (socket, request) => {
      held.push(() => success(socket, request));
      if (held.length === 50) for (const release of held.splice(0)) release();
    };
    await using kms = await wire([fiftyAtOnce]);
    await Promise.all(Array.from({ length: 100 }, () => kms.call()));
    expect(kms.server.connections()).toBe(50);
  });

  it("that the server closed while it was idle is replaced without counting as an attempt", async () => {
    await using kms = await wire([success]);
    await kms.call();
    // In the same turn: the client sends before it notices the end, as after a Lambda function was frozen.
    kms.server.endConnections();
    expect(await kms.call()).toMatchObject({ httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 });
    expect(kms.server.connections()).toBe(2);
  });

  it("that the server resets when it is reused is replaced without counting as an attempt", async () => {
    await using kms = await wire([success, reset, success]);
    await kms.call();
    expect(await kms.call()).toMatchObject({ attempts: 1 });
    expect(kms.server.requests).toHaveLength(3);
  });

  it("that was lost while it was idle is replaced by a new one, not by another idle one", async () => {
    const used = new WeakSet();
    const onlyOnce: Step = (socket, request) => {
      (used.has(socket) ? reset : success)(socket, request);
      used.add(socket);
    };
    await using kms = await wire([onlyOnce]);
    await Promise.all(Array.from({ length: 5 }, () => kms.call()));
    expect(await kms.call()).toMatchObject({ attempts: 1 });
    expect(kms.server.connections()).toBe(6);
  });

  it("that is lost although it is new is an error", async () => {
    await using kms = await wire([reset]);
    expect(await rejection(kms.call())).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
    expect(kms.server.requests).toHaveLength(1);
  });

  it("that was idle and receives garbage is an error, because the request has arrived", async () => {
    await using kms = await wire([success, raw("garbage\r\n\r\n"), success]);
    await kms.call();
    expect(await rejection(kms.call())).toMatchObject({
      name: "ConnectionError",
      code: "HPE_INVALID_CONSTANT",
    });
    expect(kms.server.requests).toHaveLength(2);
  });

  it("that the server switches to another protocol is an error, even without a timeout", async () => {
    const upgrade = raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n");
    await using kms = await wire([upgrade], { requestTimeout: 0 });
    expect(await rejection(kms.call())).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
  });

  it("that replaces a lost idle one and is lost itself is an error", async () => {
    await using kms = await wire([success, reset, reset]);
    await kms.call();
    expect(await rejection(kms.call())).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
    expect(kms.server.requests).toHaveLength(3);
  });

  it("that the client destroys during a call is an error, and the request is not sent again", async () => {
    await using kms = await wire([success, silence]);
    await kms.call();
    const lost = rejection(kms.call());
    await kms.server.received(2);
    kms.client.destroy();
    expect(await lost).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
    expect(kms.server.requests).toHaveLength(2);
  });

  it("of the user's own agent that was closed while it was idle is replaced without counting as an attempt", async () => {
    const httpAgent = new Agent({ keepAlive: true });
    await using kms = await wire([success, reset, success], { httpAgent });
    await kms.call();
    expect(await kms.call()).toMatchObject({ attempts: 1 });
  });
});

describe("the wait for a free connection", () => {
  const one = { httpAgent: { maxSockets: 1 } };

  it("that ends by socketAcquisitionTimeout is not retried, because nothing was attempted", async () => {
    const handler = { ...one, socketAcquisitionTimeout: 20 };
    const late: Step = (socket, request) => void setTimeout(() => success(socket, request), 80);
    await using kms = await wire([late], handler, { retryStrategy: retryImmediately() });
    const first = kms.call();
    await kms.server.received(1);
    expect(await rejection(kms.call())).toMatchObject({ name: "TimeoutError", $metadata: { attempts: 1 } });
    await first;
    expect(kms.server.requests).toHaveLength(1);
  });

  it("is logged once for each client, when twice as many calls wait as there are connections", async () => {
    const warn = vi.fn();
    const logger = { debug() {}, info() {}, warn, error() {} };
    await using kms = await wire([success], { httpAgent: { maxSockets: 2 } }, { logger });
    const calls = (count: number) => Promise.all(Array.from({ length: count }, () => kms.call()));
    await calls(5);
    expect(warn).not.toHaveBeenCalled();
    await calls(50);
    await calls(50);
    expect(warn.mock.calls).toEqual([
      [
        "4 calls wait for one of 2 connections: send fewer at once, or raise maxSockets with requestHandler: { httpAgent: { maxSockets: 4 } }",
      ],
    ]);
  });

  it("ends with a TimeoutError that names socketAcquisitionTimeout", async () => {
    await using kms = await wire([silence], { ...one, socketAcquisitionTimeout: 20 });
    const first = rejection(kms.call());
    await kms.server.received(1);
    expect(await rejection(kms.call())).toMatchObject({
      name: "TimeoutError",
      message: `ReEncrypt to ${kms.server.host} timed out: no connection became free within 20 ms (socketAcquisitionTimeout). Check the network and the endpoint, or raise the timeout.`,
      $metadata: { attempts: 1 },
    });
    expect(kms.server.requests).toHaveLength(1);
    kms.server.endConnections();
    await first;
  });

  it("ends when an earlier call succeeds, fails or times out", async () => {
    const steps = [success, kmsError("DisabledException"), silence, respond(500), success];
    await using kms = await wire(steps, { ...one, requestTimeout: 100 });
    const calls = steps.map(async () => {
      try {
        return (await kms.call()).httpStatusCode;
      } catch (error) {
        return Object(error).name;
      }
    });
    expect(await Promise.all(calls)).toEqual([
      200,
      "DisabledException",
      "TimeoutError",
      "UnexpectedResponseException",
      200,
    ]);
  });

  it("does not exist with the user's own agent", async () => {
    await using kms = await wire([success], { httpAgent: new Agent() });
    expect(await Promise.all(Array.from({ length: 60 }, () => kms.call()))).toHaveLength(60);
  });
});

describe("the request handler", () => {
  it("applies the requestTimeout of a single call", async () => {
    await using kms = await wire([silence]);
    expect(await rejection(kms.call({ requestTimeout: 30 }))).toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining("no complete response within 30 ms (requestTimeout)"),
    });
  });

  it("collects the body, so that the timeout covers it", async () => {
    await using server = await scriptedServer(respond(200, "text", { "X-Header": "1" }));
    const handler = new NodeHttpHandler();
    const { hostname, port } = new URL(server.endpoint);
    const request = new HttpRequest({ protocol: "http:", hostname, port: Number(port), path: "/" });
    const { response } = await handler.handle(request);
    handler.destroy();
    expect(response).toMatchObject({ statusCode: 200, headers: { "x-header": "1" } });
    expect(new TextDecoder().decode(response.body)).toBe("text");
  });

  it("removes the bytes of a response that is not HTTP from the error, because they may contain a plaintext", async () => {
    await using kms = await wire([raw('{"Plaintext":"c2VjcmV0"}')]);
    const { cause } = Object(await rejection(kms.call()));
    expect(cause.code).toBe("HPE_INVALID_CONSTANT");
    expect(cause).not.toHaveProperty("rawPacket");
  });
});
