import { getEventListeners } from "node:events";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { AbortError, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { kmsError, reEncrypt, success, testCredentials } from "../../support/kms-responses.js";
import { rejection } from "../../support/rejection.js";
import { retryImmediately } from "../../support/retry-immediately.js";
import { type Step, scriptedServer, silence, trickle } from "../../support/scripted-server.js";
import { reEncryptResponse, stubClient } from "../../support/stub-client.js";

const reason = new Error("the user left");

/** Aborts the call, and never resolves. */
type Stop = () => Promise<never>;

const stopper = (controller: AbortController): Stop => {
  return () => {
    queueMicrotask(() => controller.abort(reason));
    return new Promise(() => {});
  };
};

/** What a call waits for before it has sent its request. */
const BEFORE_THE_REQUEST: Readonly<Record<string, (stop: Stop) => KMSClientConfig>> = {
  "the endpoint": (stop) => ({ endpoint: stop }),
  "the Region": (stop) => ({ region: stop }),
  "the credentials": (stop) => ({ credentials: stop }),
  "the number of attempts": (stop) => ({ maxAttempts: stop }),
  "the retry mode": (stop) => ({ retryMode: stop, retryStrategy: undefined }),
  "the first token of the retry strategy": (stop) => ({
    retryStrategy: { ...retryImmediately(), acquireInitialRetryToken: stop },
  }),
  "the application ID": (stop) => ({ userAgentAppId: stop }),
  "a request handler that ignores the signal": (stop) => ({ requestHandler: { handle: stop } }),
};

describe("a call rejects when it is aborted while it waits for", () => {
  it.each(Object.entries(BEFORE_THE_REQUEST))("%s", async (_, configure) => {
    const controller = new AbortController();
    const { client, requests } = stubClient([reEncryptResponse], configure(stopper(controller)));
    const error = await rejection(client.send(reEncrypt(), { abortSignal: controller.signal }));
    expectAbort(error, controller.signal);
    expect(requests).toEqual([]);
  });

  it("new credentials", async () => {
    const controller = new AbortController();
    const credentials = vi
      .fn()
      .mockResolvedValueOnce(testCredentials)
      .mockImplementation(stopper(controller));
    const { client, requests } = stubClient(
      [{ status: 400, body: { __type: "ExpiredTokenException" } }, reEncryptResponse],
      { credentials, retryStrategy: retryImmediately() },
    );
    const error = await rejection(client.send(reEncrypt(), { abortSignal: controller.signal }));
    expectAbort(error, controller.signal);
    expect(error).toMatchObject({ $metadata: { attempts: 1 } });
    expect(requests).toHaveLength(1);
  });

  it("the next attempt, and clears its timer", async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const token = { getRetryCount: () => 0, getRetryDelay: () => 60_000 };
    const { client, requests } = stubClient([{ status: 500, body: "" }, reEncryptResponse], {
      retryStrategy: { ...retryImmediately(), refreshRetryTokenForRetry: async () => token },
    });
    const outcome = rejection(client.send(reEncrypt(), { abortSignal: controller.signal }));
    await vi.advanceTimersByTimeAsync(59_999);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort(reason);
    const error = await outcome;
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
    expectAbort(error, controller.signal);
    expect(error).toMatchObject({ $metadata: { attempts: 1, totalRetryDelay: 59_999 } });
    expect(requests).toHaveLength(1);
  });

  it("the retry token of the next attempt", async () => {
    const controller = new AbortController();
    const { client, requests } = stubClient([{ status: 500, body: "" }, reEncryptResponse], {
      retryStrategy: { ...retryImmediately(), refreshRetryTokenForRetry: stopper(controller) },
    });
    const error = await rejection(client.send(reEncrypt(), { abortSignal: controller.signal }));
    expectAbort(error, controller.signal);
    expect(requests).toHaveLength(1);
  });
});

function expectAbort(error: unknown, signal: AbortSignal): void {
  expect(error).toBeInstanceOf(AbortError);
  expect(error).toMatchObject({ name: "AbortError", message: "ReEncrypt was aborted", cause: reason });
  expect(getEventListeners(signal, "abort")).toEqual([]);
}

/** A server, a client with one connection to it, and a call that the controller aborts. */
async function wired(steps: (controller: AbortController) => readonly Step[], config: KMSClientConfig = {}) {
  const controller = new AbortController();
  const server = await scriptedServer(...steps(controller));
  const client = new KMSClient({
    region: "us-east-2",
    credentials: testCredentials,
    endpoint: server.endpoint,
    retryStrategy: retryImmediately(),
    requestHandler: { httpAgent: { maxSockets: 1 } },
    ...config,
  });
  return {
    server,
    client,
    controller,
    call: () => client.send(reEncrypt(), { abortSignal: controller.signal }),
    [Symbol.asyncDispose]: async () => {
      client.destroy();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe("a call rejects and its connection closes when it is aborted", () => {
  it.each<[string, (controller: AbortController) => Step]>([
    ["while the server is silent", (controller) => () => controller.abort(reason)],
    [
      "while the response head arrives",
      (controller) => (socket) =>
        void socket.write("HTTP/1.1 200 OK\r\ncontent-le", () => controller.abort(reason)),
    ],
    [
      "while the response body arrives",
      (controller) => (socket, request) => {
        trickle(socket, request);
        setImmediate(() => setImmediate(() => controller.abort(reason)));
      },
    ],
  ])("%s", async (_, step) => {
    await using wire = await wired((controller) => [step(controller)]);
    const error = await rejection(wire.call());
    expectAbort(error, wire.controller.signal);
    expect(error).toMatchObject({ $metadata: { attempts: 1 } });
    await wire.server.allClosed();
    expect(wire.server.requests).toHaveLength(1);
  });

  it("while it connects", async () => {
    const lookup = vi.fn();
    await using wire = await wired(() => [], {
      endpoint: "http://kms.test",
      requestHandler: { httpAgent: { lookup } },
    });
    lookup.mockImplementation(() => wire.controller.abort(reason));
    expectAbort(await rejection(wire.call()), wire.controller.signal);
    expect(lookup).toHaveBeenCalledOnce();
  });

  it("while it waits for a free connection, without affecting other calls", async () => {
    await using wire = await wired(() => [silence, success]);
    const others = new AbortController();
    const other = wire.client.send(reEncrypt(), { abortSignal: others.signal });
    await wire.server.received(1);
    const outcome = rejection(wire.call());
    const third = wire.client.send(reEncrypt());
    wire.controller.abort(reason);
    expectAbort(await outcome, wire.controller.signal);
    expect(wire.server.requests).toHaveLength(1);
    others.abort();
    await rejection(other);
    expect((await third).$metadata.attempts).toBe(1);
  });

  it("between two attempts", async () => {
    await using wire = await wired(
      (controller) => [
        (socket, request) => {
          kmsError("ThrottlingException")(socket, request);
          setImmediate(() => controller.abort(reason));
        },
        success,
      ],
      { retryStrategy: { ...retryImmediately(), refreshRetryTokenForRetry: () => new Promise(() => {}) } },
    );
    expectAbort(await rejection(wire.call()), wire.controller.signal);
    expect(wire.server.requests).toHaveLength(1);
  });
});

it("an abort also closes the connection of the request handler of smithy", async () => {
  await using wire = await wired(
    (controller) => [
      (socket, request) => {
        trickle(socket, request);
        setImmediate(() => setImmediate(() => controller.abort(reason)));
      },
    ],
    { requestHandler: new NodeHttpHandler() },
  );
  expectAbort(await rejection(wire.call()), wire.controller.signal);
  await wire.server.allClosed();
});

describe("a call with an abort signal", () => {
  it("sends nothing when the signal is already aborted", async () => {
    const { client, requests } = stubClient([reEncryptResponse]);
    const abortSignal = AbortSignal.abort(reason);
    expectAbort(await rejection(client.send(reEncrypt(), { abortSignal })), abortSignal);
    expect(requests).toEqual([]);
  });

  it("rejects with the reason of the platform when the signal has none", async () => {
    const { client } = stubClient([reEncryptResponse]);
    const error = await rejection(client.send(reEncrypt(), { abortSignal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError", cause: { name: "AbortError" } });
  });

  it("rejects with an AbortError caused by a TimeoutError when AbortSignal.timeout() passes", async () => {
    await using wire = await wired(() => [silence]);
    const outcome = rejection(wire.client.send(reEncrypt(), { abortSignal: AbortSignal.timeout(20) }));
    expect(await outcome).toMatchObject({ name: "AbortError", cause: { name: "TimeoutError" } });
  });

  it("shares one listener with the other calls of the signal, and removes it afterwards", async () => {
    await using wire = await wired(() => [success]);
    const calls = Array.from({ length: 20 }, wire.call);
    expect(getEventListeners(wire.controller.signal, "abort")).toHaveLength(1);
    await wire.server.received(10);
    expect(getEventListeners(wire.controller.signal, "abort")).toHaveLength(1);
    await Promise.all(calls);
    expect(getEventListeners(wire.controller.signal, "abort")).toEqual([]);
  });

  it("keeps its output when the signal is aborted afterwards", async () => {
    await using wire = await wired(() => [success]);
    const { KeyId } = await wire.call();
    wire.controller.abort(reason);
    expect(KeyId).toBe("new");
  });
});
