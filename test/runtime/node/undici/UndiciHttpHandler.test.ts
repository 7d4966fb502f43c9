import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { Worker } from "node:worker_threads";
import {
  CreateAliasCommand,
  CreateKeyCommand,
  KMSClient,
  type KMSClientConfig,
  reEncryptAll,
} from "kms-reencrypt";
import { UndiciHttpHandler, type UndiciHttpHandlerOptions } from "kms-reencrypt/undici";
import { generate } from "selfsigned";
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import {
  kmsError,
  reEncrypt,
  reEncryptBody,
  success,
  testCredentials,
} from "../../../support/kms-responses.js";
import { rejection } from "../../../support/rejection.js";
import { retryImmediately } from "../../../support/retry-immediately.js";
import {
  raw,
  rawAndClose,
  rawAndReset,
  reset,
  respond,
  type Step,
  scriptedServer,
  silence,
  trickle,
} from "../../../support/scripted-server.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

function clientOf(
  endpoint: string,
  options: UndiciHttpHandlerOptions = {},
  config: KMSClientConfig = {},
): KMSClient {
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint,
    maxAttempts: 1,
    requestHandler: new UndiciHttpHandler(options),
    ...config,
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** Blocks the event loop. */
const block = (milliseconds: number) =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

const ONCE_MORE = { attempts: 1 };

describe("a connection of undici", () => {
  it("is kept alive, and closed when the client is destroyed", async () => {
    await using server = await scriptedServer(success);
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    expect(await client.send(reEncrypt())).toMatchObject({
      KeyId: "new",
      $metadata: { httpStatusCode: 200 },
    });
    expect(server.connections()).toBe(1);
    client.destroy();
    await server.allClosed();
    expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "new" });
  });

  it.each([
    [undefined, 50],
    [3, 3],
  ])("with maxSockets %s is one of at most %i", async (maxSockets, most) => {
    const held: (() => void)[] = [];
    const together: Step = (socket, request) => {
      held.push(() => success(socket, request));
      if (held.length === most) for (const release of held.splice(0)) release();
    };
    await using server = await scriptedServer(together);
    const client = clientOf(server.endpoint, maxSockets === undefined ? {} : { maxSockets });
    await Promise.all(Array.from({ length: 2 * most }, () => client.send(reEncrypt())));
    expect(server.connections()).toBe(most);
  });

  it("that the server closed or resets while it was idle is replaced without counting as an attempt", async () => {
    await using server = await scriptedServer(success, success, reset, success);
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    server.endConnections();
    expect(await client.send(reEncrypt())).toMatchObject({ $metadata: ONCE_MORE });
    expect(await client.send(reEncrypt())).toMatchObject({ $metadata: ONCE_MORE });
    expect(server.requests).toHaveLength(4);
  });

  it("that was lost while it was idle is replaced by a new one, not by another idle one", async () => {
    const used = new WeakSet();
    const onlyOnce: Step = (socket, request) => {
      (used.has(socket) ? reset : success)(socket, request);
      used.add(socket);
    };
    await using server = await scriptedServer(onlyOnce);
    const client = clientOf(server.endpoint);
    await Promise.all(Array.from({ length: 5 }, () => client.send(reEncrypt())));
    await client.send(reEncrypt());
    expect(server.connections()).toBe(6);
  });

  it.each([
    ["is reset", reset, "ECONNRESET"],
    ["is reset within the head", rawAndReset("HTTP/1.1 200 OK\r\ncontent-le"), "ECONNRESET"],
    ["ends", rawAndClose(""), "ECONNRESET"],
    ["ends within the body", rawAndClose("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{"), "ECONNRESET"],
    [
      "ends within a chunk",
      rawAndClose("HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"),
      "ECONNRESET",
    ],
    ["receives garbage", raw("garbage\r\n\r\n"), "HPE_INVALID_CONSTANT"],
    [
      "switches to another protocol",
      raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n"),
      "ECONNRESET",
    ],
    [
      "receives endless headers",
      raw(`HTTP/1.1 200 OK\r\n${"x: y\r\n".repeat(10_000)}`),
      "HPE_HEADER_OVERFLOW",
    ],
  ])("that %s although it is new is an error", async (_, step, code) => {
    await using server = await scriptedServer(step);
    expect(await rejection(clientOf(server.endpoint).send(reEncrypt()))).toMatchObject({
      name: "ConnectionError",
      code,
    });
    expect(server.requests).toHaveLength(1);
  });

  it("that cannot be made is an error with the code of the platform, and no request was sent", async () => {
    const server = await scriptedServer(success);
    await server[Symbol.asyncDispose]();
    const client = clientOf(server.endpoint, {}, { maxAttempts: 2, retryStrategy: retryImmediately() });
    expect(await rejection(client.send(new CreateKeyCommand({})))).toMatchObject({
      name: "ConnectionError",
      code: "ECONNREFUSED",
      message: expect.not.stringContaining("may have carried it out"),
    });
  });

  it("that the client destroys during a call is an error, and the request is not sent again", async () => {
    await using server = await scriptedServer(success, silence);
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    const lost = rejection(client.send(reEncrypt()));
    await server.received(2);
    client.destroy();
    expect(await lost).toMatchObject({ name: "ConnectionError", code: "ECONNRESET" });
    expect(server.requests).toHaveLength(2);
  });
});

describe("a call of undici that is not idempotent", () => {
  it("is not sent again over a kept connection that is reset, because the server may have carried it out", async () => {
    await using server = await scriptedServer(success, reset);
    const client = clientOf(server.endpoint, {}, { maxAttempts: 3, retryStrategy: retryImmediately() });
    await client.send(reEncrypt());
    expect(await rejection(client.send(new CreateKeyCommand({})))).toMatchObject({
      name: "ConnectionError",
      message: expect.stringContaining("may have carried it out"),
      $metadata: { attempts: 1 },
    });
    expect(server.requests).toHaveLength(2);
  });

  it("succeeds when the server closed the connection before", async () => {
    await using server = await scriptedServer(success, respond(200, "{}"));
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    // In the same turn: the client has not yet noticed the end.
    server.endConnections();
    const alias = new CreateAliasCommand({ AliasName: "alias/new", TargetKeyId: "key" });
    expect(await client.send(alias)).toMatchObject({ $metadata: { attempts: 1 } });
    expect(server.requests).toHaveLength(2);
  });

  it("takes no connection that was idle for more than a second", async () => {
    await using server = await scriptedServer(success, respond(200, "{}"));
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    vi.useFakeTimers({ toFake: ["Date"] }).setSystemTime(Date.now() + 1_500);
    onTestFinished(() => void vi.useRealTimers());
    await client.send(new CreateAliasCommand({ AliasName: "alias/new", TargetKeyId: "key" }));
    expect(server.connections()).toBe(2);
  });
});

it.each([10, 64, 300])(
  "no call of undici is lost when the server closes connections at random, with %i calls at once",
  async (atOnce) => {
    let answered = 0;
    // Every third connection ends after its response, and the client is not told.
    const closing: Step = (socket, request) => {
      success(socket, request);
      if (++answered % 3 === 0) socket.end();
    };
    await using server = await scriptedServer(closing);
    const client = clientOf(server.endpoint, { maxSockets: 32 });
    let left = 1_500;
    const caller = async () => {
      while (left-- > 0) await client.send(reEncrypt());
    };
    await Promise.all(Array.from({ length: atOnce }, caller));
    expect(answered).toBeGreaterThanOrEqual(1_500);
  },
);

describe("a response to undici that nobody asked for", () => {
  const stray = (keyId: string) => {
    const body = reEncryptBody.replace('"new"', JSON.stringify(keyId));
    return `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };

  it.each([
    ["in the same piece as the right one", 0],
    ["later, while the connection is idle", 5],
  ])("and arrives %s is not taken for the next one", async (_, delay) => {
    let isFirst = true;
    const doubled: Step = (socket, request) => {
      success(socket, request);
      const write = () => void socket.write(stray("stray"));
      if (isFirst) delay === 0 ? write() : setTimeout(write, delay);
      isFirst = false;
    };
    await using server = await scriptedServer(doubled);
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "new", $metadata: ONCE_MORE });
    expect(server.connections()).toBe(2);
  });

  it("and arrives while the event loop is busy is not taken for the next one", async () => {
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
    const [port] = await once(server, "message");
    const client = clientOf(`http://127.0.0.1:${port}`, { maxSockets: 1 });
    for (let call = 0; call < 5; call++) {
      expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "new" });
      block(60);
    }
  });

  it("and repeats the response before, with its request ID, is not taken for the next one", async () => {
    const id = { "x-amzn-requestid": "00000000-0000-4000-8000-000000000000" };
    const first = respond(200, reEncryptBody.replace('"new"', '"first"'), id);
    await using server = await scriptedServer(first, first, success);
    const client = clientOf(server.endpoint);
    await client.send(reEncrypt());
    expect(await client.send(reEncrypt())).toMatchObject({ KeyId: "new" });
    expect(server.connections()).toBe(2);
  });
});

describe("a timeout of undici", () => {
  it.each([
    ["no response", silence],
    ["a response that never ends", trickle],
  ])("ends a call with %s, and closes its connection", async (_, step) => {
    await using server = await scriptedServer(step);
    const client = clientOf(server.endpoint, { requestTimeout: 50 });
    expect(await rejection(client.send(reEncrypt()))).toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining("no complete response within 50 ms (requestTimeout)"),
    });
    await server.allClosed();
  });

  it("of a single call applies", async () => {
    await using server = await scriptedServer(silence);
    expect(
      await rejection(clientOf(server.endpoint).send(reEncrypt(), { requestTimeout: 30 })),
    ).toMatchObject({ message: expect.stringContaining("within 30 ms (requestTimeout)") });
  });

  it("covers the TLS handshake, and no request was sent", async () => {
    await using server = await scriptedServer(silence);
    const endpoint = server.endpoint.replace("http:", "https:");
    expect(
      await rejection(clientOf(endpoint, { connectionTimeout: 40 }).send(new CreateKeyCommand({}))),
    ).toMatchObject({
      name: "TimeoutError",
      message: expect.stringMatching(/no connection within 40 ms \(connectionTimeout\)(?!.*carried it out)/),
    });
  });

  it("for silence is an error", async () => {
    await using server = await scriptedServer(silence);
    expect(await rejection(clientOf(server.endpoint, { socketTimeout: 30 }).send(reEncrypt()))).toMatchObject(
      {
        name: "TimeoutError",
        message: expect.stringContaining("the connection was silent for 30 ms (socketTimeout)"),
      },
    );
  });

  it("that passes while the event loop is blocked does not fail a call that was answered in time", async () => {
    await using server = await scriptedServer(success);
    const client = clientOf(server.endpoint, { requestTimeout: 200, connectionTimeout: 200 });
    await client.send(reEncrypt());
    const call = client.send(reEncrypt());
    await server.received(2);
    block(300);
    expect(await call).toMatchObject({ KeyId: "new" });
  });

  it("that is not one makes calls fail, not the constructor", async () => {
    await using server = await scriptedServer(success);
    expect(
      await rejection(clientOf(server.endpoint, { requestTimeout: -1 }).send(reEncrypt())),
    ).toMatchObject({
      name: "ConfigurationError",
      message: expect.stringContaining("requestTimeout"),
    });
    expect(await rejection(clientOf(server.endpoint, { maxSockets: 0 }).send(reEncrypt()))).toMatchObject({
      name: "ConfigurationError",
      message: "maxSockets of the UndiciHttpHandler must be a number of 1 or more, not 0",
    });
  });
});

describe("an abort of undici", () => {
  it.each(["before the call", "during the call"])("%s rejects with an AbortError", async (when) => {
    await using server = await scriptedServer(silence);
    const controller = new AbortController();
    if (when === "before the call") controller.abort("gone");
    const aborted = rejection(
      clientOf(server.endpoint).send(reEncrypt(), { abortSignal: controller.signal }),
    );
    if (when === "during the call") {
      await server.received(1);
      controller.abort("gone");
    }
    expect(await aborted).toMatchObject({ name: "AbortError", cause: "gone" });
    await server.allClosed();
  });
});

describe("the wait for a connection of undici", () => {
  it("ends by socketAcquisitionTimeout, and is not retried", async () => {
    await using server = await scriptedServer(silence);
    const options = { maxSockets: 1, socketAcquisitionTimeout: 20 };
    const client = clientOf(server.endpoint, options, { maxAttempts: 3, retryStrategy: retryImmediately() });
    const first = rejection(client.send(reEncrypt(), { maxAttempts: 1 }));
    await server.received(1);
    expect(await rejection(client.send(reEncrypt()))).toMatchObject({
      name: "TimeoutError",
      message: expect.stringContaining("no connection became free within 20 ms (socketAcquisitionTimeout)"),
      $metadata: { attempts: 1 },
    });
    expect(server.requests).toHaveLength(1);
    server.endConnections();
    await first;
  });

  it("is logged once, when twice as many calls wait as there are connections", async () => {
    const warn = vi.fn();
    const logger = { debug() {}, info() {}, warn, error() {} };
    await using server = await scriptedServer(success);
    const client = clientOf(server.endpoint, { maxSockets: 2, logger });
    await Promise.all(Array.from({ length: 50 }, () => client.send(reEncrypt())));
    expect(warn.mock.calls).toEqual([
      [
        "4 calls wait for one of 2 connections: send fewer at once, or raise maxSockets with new UndiciHttpHandler({ maxSockets: 4 })",
      ],
    ]);
  });
});

it("an error of KMS is thrown as that of any other request handler", async () => {
  await using server = await scriptedServer(kmsError("DisabledException"));
  expect(await rejection(clientOf(server.endpoint).send(reEncrypt()))).toMatchObject({
    name: "DisabledException",
    $metadata: { requestId: "r-1", attempts: 1 },
  });
});

it("the bytes of a response that is not HTTP are removed from the error, because they may contain a plaintext", async () => {
  await using server = await scriptedServer(raw('{"Plaintext":"c2VjcmV0"}'));
  const error = await rejection(clientOf(server.endpoint).send(reEncrypt()));
  expect(Object(error).cause.message).toMatch(/HTTP/);
  expect(inspect(error, { depth: null, showHidden: true })).not.toContain("c2VjcmV0");
});

it("reEncryptAll sends over undici", async () => {
  await using server = await scriptedServer(success);
  const client = clientOf(server.endpoint);
  const items = Array.from({ length: 20 }, (_, index) => Uint8Array.of(1, index));
  let done = 0;
  for await (const result of reEncryptAll(client, items, { DestinationKeyId: "alias/new" })) {
    expect(result).toMatchObject({ status: "reencrypted" });
    done += 1;
  }
  expect(done).toBe(20);
});

describe("TLS of undici", () => {
  it("trusts the authorities of `connect.ca` and of AWS_CA_BUNDLE, and others only with `rejectUnauthorized: false`", async () => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
      extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
    });
    const server = createServer({ key, cert }, (request, response) => {
      request.resume();
      response.end(reEncryptBody);
    });
    onTestFinished(() => void server.close().closeAllConnections());
    server.listen(0, "localhost");
    await once(server, "listening");
    const folder = await mkdtemp(join(tmpdir(), "ca-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const endpoint = `https://localhost:${(server.address() as AddressInfo).port}`;
    expect(await rejection(clientOf(endpoint).send(reEncrypt()))).toMatchObject({
      name: "ConnectionError",
      code: expect.stringContaining("SELF_SIGNED"),
    });
    const trusting = clientOf(endpoint, { connect: { rejectUnauthorized: false } });
    expect(await trusting.send(reEncrypt())).toMatchObject({ KeyId: "new" });
    const { $metadata } = await clientOf(endpoint, { connect: { ca: cert } }).send(reEncrypt());
    expect($metadata.httpStatusCode).toBe(200);
    await writeFile(join(folder, "ca.pem"), cert);
    vi.stubEnv("AWS_CA_BUNDLE", join(folder, "ca.pem"));
    expect(await clientOf(endpoint).send(reEncrypt())).toMatchObject({ KeyId: "new" });
  });
});

describe("a proxy", () => {
  it("is not passed by: calls of undici fail with a ConfigurationError that names the variable", async () => {
    await using server = await scriptedServer(success);
    vi.stubEnv("HTTP_PROXY", "http://proxy.example:3128");
    expect(await rejection(clientOf(server.endpoint).send(reEncrypt()))).toMatchObject({
      name: "ConfigurationError",
      message:
        "UndiciHttpHandler does not use the proxy that HTTP_PROXY names: leave the option requestHandler out, or add 127.0.0.1 to NO_PROXY",
    });
    expect(server.requests).toEqual([]);
    vi.stubEnv("NO_PROXY", "127.0.0.1");
    expect(await clientOf(server.endpoint).send(reEncrypt())).toMatchObject({ KeyId: "new" });
  });
});
