import { Worker } from "node:worker_threads";
import { CreateAliasCommand, CreateKeyCommand, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, onTestFinished } from "vitest";
import { reEncrypt, reEncryptBody, success, testCredentials } from "../../support/kms-responses.js";
import { patchRequest } from "../../support/patch-request.js";
import { rejection } from "../../support/rejection.js";
import { retryImmediately } from "../../support/retry-immediately.js";
import {
  raw,
  rawAndReset,
  reset,
  respond,
  type Step,
  scriptedServer,
} from "../../support/scripted-server.js";

function clientOf(endpoint: string, config: KMSClientConfig = {}): KMSClient {
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint,
    retryStrategy: retryImmediately(),
    ...config,
  });
  onTestFinished(() => client.destroy());
  return client;
}

it("a call uses the `request` of node:http that a monitoring agent has patched after earlier calls", async () => {
  await using server = await scriptedServer(success, success);
  const client = clientOf(server.endpoint);
  await client.send(reEncrypt());
  const seen = patchRequest();
  await client.send(reEncrypt());
  expect(seen).toEqual(["POST"]);
});

describe("a call over a kept connection", () => {
  it("that is reset is sent again within the same attempt", async () => {
    await using server = await scriptedServer(success, reset, success);
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    expect((await client.send(reEncrypt())).$metadata.attempts).toBe(1);
    expect(server.requests).toHaveLength(3);
  });

  it("that is reset within the response is retried as a second attempt", async () => {
    await using server = await scriptedServer(success, rawAndReset("HTTP/1.1 200 OK\r\ncontent-le"), success);
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    expect((await client.send(reEncrypt())).$metadata.attempts).toBe(2);
  });

  it("that is reset is not sent again when it is not idempotent, because the server may have carried it out", async () => {
    await using server = await scriptedServer(success, reset);
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    expect(await rejection(client.send(new CreateKeyCommand({})))).toMatchObject({
      name: "ConnectionError",
      message: `CreateKey to ${server.host} failed: read ECONNRESET. The connection was closed before the whole response arrived: check the network and proxies. The service may have carried it out: find out before you call again.`,
      $metadata: { attempts: 1 },
    });
    expect(server.requests).toHaveLength(2);
  });

  it("succeeds when the server closed the connection before, even when it is not idempotent", async () => {
    await using server = await scriptedServer(success, respond(200, "{}"));
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    // In the same turn: the client has not yet noticed the end.
    server.endConnections();
    const alias = new CreateAliasCommand({ AliasName: "alias/new", TargetKeyId: "key" });
    expect(await client.send(alias)).toMatchObject({ $metadata: { attempts: 1 } });
    expect(server.requests).toHaveLength(2);
    expect(server.connections()).toBe(2);
  });

  it.each([10, 64, 300])(
    "is never lost when the server closes connections at random, with %i calls at once",
    async (atOnce) => {
      let answered = 0;
      // Every third connection ends after its response, and the client is not told.
      const closing: Step = (socket, request) => {
        success(socket, request);
        if (++answered % 3 === 0) socket.end();
      };
      await using server = await scriptedServer(closing);
      const client = clientOf(server.endpoint, {
        maxAttempts: 1,
        requestHandler: { httpAgent: { maxSockets: 32 } },
      });
      let left = 1_500;
      const caller = async () => {
        while (left-- > 0) await client.send(reEncrypt());
      };
      await Promise.all(Array.from({ length: atOnce }, caller));
    },
  );
});

describe("a response that nobody asked for", () => {
  const stray = (keyId: string) => {
    const body = reEncryptBody.replace('"new"', JSON.stringify(keyId));
    return `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
  const once = (step: Step): Step => {
    let done = false;
    return (socket, request) => {
      success(socket, request);
      if (!done) step(socket, request);
      done = true;
    };
  };

  it.each([
    ["at once, in the same piece", (socket: Parameters<Step>[0]) => void socket.write(stray("stray"))],
    [
      "later, while the connection is idle",
      (socket: Parameters<Step>[0]) => void setTimeout(() => socket.write(stray("stray")), 5),
    ],
  ])("and arrives %s is not taken for the response to the next request", async (_, write) => {
    await using server = await scriptedServer(once(write));
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "new", $metadata: { attempts: 1 } });
    expect(server.connections()).toBe(2);
  });

  it.each<[when: string, wait: () => Promise<void>]>([
    ["directly after the response", async () => {}],
    ["in a timer", () => new Promise((resolve) => setTimeout(resolve, 1))],
    ["in the check phase", () => new Promise((resolve) => setImmediate(resolve))],
    ["after a tick", () => new Promise((resolve) => process.nextTick(resolve))],
  ])(
    "and arrives while the event loop is blocked %s is not taken for the response to the next request",
    async (_, wait) => {
      const server = new Worker(
        `const { createServer } = require("node:net"); const { parentPort, workerData } = require("node:worker_threads");
       const server = createServer((socket) => {
         socket.on("error", () => {});
         socket.once("data", () => { socket.write(workerData.answer); setTimeout(() => socket.write(workerData.stray), 20);
           socket.on("data", () => socket.write(workerData.answer)); });
       }).listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`,
        { eval: true, workerData: { answer: stray("new"), stray: stray("stray") } },
      );
      onTestFinished(async () => void (await server.terminate()));
      const port = await new Promise((resolve) => server.once("message", resolve));
      // With one connection, the next request gets the one that was freed in the same turn.
      for (const maxSockets of [50, 1]) {
        const client = clientOf(`http://127.0.0.1:${port}`, {
          requestHandler: { httpAgent: { maxSockets } },
        });
        await client.send(reEncrypt());
        await wait();
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
        expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "new" });
      }
    },
  );

  it("and repeats the response before, with its request ID, is not taken for the next one", async () => {
    const id = { "x-amzn-requestid": "00000000-0000-4000-8000-000000000000" };
    const first = respond(200, reEncryptBody.replace('"new"', '"first"'), id);
    await using server = await scriptedServer(first, first, success);
    const client = clientOf(server.endpoint, { maxAttempts: 1 });
    await client.send(reEncrypt());
    expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "new" });
    expect(server.connections()).toBe(2);
  });

  it.each(["HTTP/1.1 200 O", "HTTP/1.1 200 OK\r\nx-amzn-requestid: 12345", "HTTP/1.1 200 OK\r\ndate: Mon"])(
    "and repeats the response before within the head of the right one, after %j, is not taken for it",
    async (start) => {
      const id = { "x-amzn-requestid": "00000000-0000-4000-8000-000000000000" };
      const first = respond(200, reEncryptBody.replace('"new"', '"first"'), id);
      const interleaved: Step = (socket, request) => {
        raw(start)(socket, request);
        first(socket, request);
      };
      await using server = await scriptedServer(first, interleaved, success);
      const client = clientOf(server.endpoint, { maxAttempts: 1 });
      await client.send(reEncrypt());
      expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "new" });
      expect(server.connections()).toBe(2);
    },
  );

  it("does not disturb an agent that others use, too", async () => {
    const { Agent } = await import("node:http");
    const httpAgent = new Agent({ keepAlive: true, maxSockets: 1 });
    await using server = await scriptedServer(success);
    const [one, two] = [1, 2].map(() => clientOf(server.endpoint, { requestHandler: { httpAgent } }));
    for (const client of [one, two, one, two]) await client?.send(reEncrypt());
    expect(server.connections()).toBe(1);
  });
});

it("a timeout that passes while the event loop is blocked does not fail a call that was answered in time", async () => {
  await using server = await scriptedServer(success);
  const client = clientOf(server.endpoint, {
    maxAttempts: 1,
    requestHandler: { requestTimeout: 200, connectionTimeout: 200 },
  });
  await client.send(reEncrypt());
  const call = client.send(reEncrypt());
  await server.received(2);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  expect(await call).toMatchObject({ KeyId: "new" });
});

it("garbage after a response closes the connection, and the next call takes another", async () => {
  await using server = await scriptedServer((socket, request) => {
    success(socket, request);
    raw("garbage")(socket, request);
  });
  const client = clientOf(server.endpoint);
  for (let call = 0; call < 3; call++) {
    expect(await client.send(reEncrypt())).toMatchObject({ $metadata: { attempts: 1 } });
  }
});
