import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent } from "node:http";
import { fileURLToPath } from "node:url";
import { KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { NodeHandler, type NodeHandlerOptions } from "../../../src/client/platform/NodeHandler.js";
import { HttpRequest } from "../../../src/smithy.js";
import { rejection } from "../../support/answering-client.js";
import { failure, keys, reEncrypt, success } from "../../support/kms-steps.js";
import { answer, raw, reset, type Step, scriptedServer, silence } from "../../support/scripted-server.js";

/** A server and a client that makes one attempt. */
async function wire(
  steps: readonly Step[],
  requestHandler: NodeHandlerOptions = {},
  config: KMSClientConfig = {},
) {
  const server = await scriptedServer(...steps);
  const client = new KMSClient({
    region: "us-east-2",
    credentials: keys,
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

it("a body that is none fails the call at once, and leaves no connection behind", async () => {
  const agent = new Agent();
  await using kms = await wire([success], { requestTimeout: 0, httpAgent: agent });
  const handler = new NodeHandler({ requestTimeout: 0, httpAgent: agent });
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
    await kms.server.deserted();
  });

  it("is one of 50 at most", async () => {
    const held: (() => void)[] = [];
    const fiftyAtOnce: Step = (socket, request) => {
      held.push(() => success(socket, request));
      if (held.length === 50) for (const release of held.splice(0)) release();
    };
    await using kms = await wire([fiftyAtOnce]);
    await Promise.all(Array.from({ length: 100 }, () => kms.call()));
    expect(kms.server.connections()).toBe(50);
  });

  it("that the server closed while it was idle does not surface, even with one attempt", async () => {
    await using kms = await wire([success]);
    await kms.call();
    // Both in one turn: the client sends before it can see that the connection is gone, as after a frozen Lambda.
    kms.server.hangUp();
    expect(await kms.call()).toMatchObject({ httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 });
    expect(kms.server.connections()).toBe(2);
  });

  it("that the server resets while it was idle does not surface, even with one attempt", async () => {
    await using kms = await wire([success, reset, success]);
    await kms.call();
    expect(await kms.call()).toMatchObject({ attempts: 1 });
    expect(kms.server.requests).toHaveLength(3);
  });

  it("is not replaced by another idle one, which is as old", async () => {
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

  it("that is new and is lost is an error: only idle ones are expected to be gone", async () => {
    await using kms = await wire([reset]);
    expect(await rejection(kms.call())).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
    expect(kms.server.requests).toHaveLength(1);
  });

  it("that was idle and answers with garbage is an error: the request has arrived", async () => {
    await using kms = await wire([success, raw("garbage\r\n\r\n"), success]);
    await kms.call();
    expect(await rejection(kms.call())).toMatchObject({
      name: "ConnectionError",
      code: "HPE_INVALID_CONSTANT",
    });
    expect(kms.server.requests).toHaveLength(2);
  });

  it("that the server wants for another protocol is an error at once, without a time-out, too", async () => {
    const upgrade = raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n");
    await using kms = await wire([upgrade], { requestTimeout: 0 });
    expect(await rejection(kms.call())).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
  });

  it("that is lost again after an idle one was gone is an error", async () => {
    await using kms = await wire([success, reset, reset]);
    await kms.call();
    expect(await rejection(kms.call())).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
    expect(kms.server.requests).toHaveLength(3);
  });

  it("that is given up during a call is an error: nothing is sent twice", async () => {
    await using kms = await wire([success, silence]);
    await kms.call();
    const lost = rejection(kms.call());
    await kms.server.heard(2);
    kms.client.destroy();
    expect(await lost).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
    expect(kms.server.requests).toHaveLength(2);
  });

  it("of an agent of the user's that was closed while it was idle is made good by the next attempt", async () => {
    const httpAgent = new Agent({ keepAlive: true });
    await using kms = await wire([success, reset, success], { httpAgent }, { maxAttempts: 2 });
    await kms.call();
    expect(await kms.call()).toMatchObject({ attempts: 2 });
  });
});

describe("the wait for a connection", () => {
  const one = { httpAgent: { maxSockets: 1 } };

  it("ends with a TimeoutError that says so", async () => {
    await using kms = await wire([silence], { ...one, socketAcquisitionTimeout: 20 });
    const first = rejection(kms.call());
    await kms.server.heard(1);
    expect(await rejection(kms.call())).toMatchObject({
      name: "TimeoutError",
      message: `ReEncrypt timed out on the way to ${kms.server.host}: no connection became free within 20 ms (socketAcquisitionTimeout). Check the network and the endpoint, or raise the time-out.`,
      $metadata: { attempts: 1 },
    });
    expect(kms.server.requests).toHaveLength(1);
    kms.server.hangUp();
    await first;
  });

  it("ends when a call before it succeeds, fails or times out", async () => {
    const steps = [success, failure("DisabledException"), silence, answer(500), success];
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

  it("has no limit where an agent has none", async () => {
    await using kms = await wire([success], { httpAgent: new Agent() });
    expect(await Promise.all(Array.from({ length: 60 }, () => kms.call()))).toHaveLength(60);
  });
});

describe("the request handler", () => {
  it("takes the time-out of a single call", async () => {
    await using kms = await wire([silence]);
    expect(await rejection(kms.call({ requestTimeout: 30 }))).toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining("no complete answer within 30 ms (requestTimeout)"),
    });
  });

  it("collects the body, so that the time-out covers it", async () => {
    await using server = await scriptedServer(answer(200, "text", { "X-Header": "1" }));
    const handler = new NodeHandler();
    const { hostname, port } = new URL(server.endpoint);
    const request = new HttpRequest({ protocol: "http:", hostname, port: Number(port), path: "/" });
    const { response } = await handler.handle(request);
    handler.destroy();
    expect(response).toMatchObject({ statusCode: 200, headers: { "x-header": "1" } });
    expect(new TextDecoder().decode(response.body)).toBe("text");
  });

  it("drops the bytes that are no HTTP, because they may be those of a plaintext", async () => {
    await using kms = await wire([raw('{"Plaintext":"c2VjcmV0"}')]);
    const { cause } = Object(await rejection(kms.call()));
    expect(cause.code).toBe("HPE_INVALID_CONSTANT");
    expect(cause).not.toHaveProperty("rawPacket");
  });
});

it.each([
  ["answers", success, "new"],
  ["is silent", silence, "TimeoutError"],
])(
  "a process ends by itself after its calls, though the server %s",
  async (_, step, outcome) => {
    await using server = await scriptedServer(step);
    const program = fileURLToPath(new URL("../../support/leaves-nothing-behind.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", program, server.endpoint], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: 10_000,
    });
    const [output] = await once(child.stdout, "data");
    const done = performance.now();
    const [status] = await once(child, "exit");
    expect(new Set(String(output).split(","))).toEqual(new Set([outcome, "AbortError"]));
    expect(status).toBe(0);
    // The default time-outs are far longer.
    expect(performance.now() - done).toBeLessThan(1_000);
  },
  10_000,
);
