import { getEventListeners } from "node:events";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { AbortError, KMSClient, type KMSClientConfig } from "kms-reencrypt";
import { describe, expect, it, vi } from "vitest";
import { answeringClient, success as answerOfKMS, rejection } from "../support/answering-client.js";
import { impatient } from "../support/impatient.js";
import { failure, keys, reEncrypt, success } from "../support/kms-steps.js";
import { type Step, scriptedServer, silence, trickle } from "../support/scripted-server.js";

const reason = new Error("the user left");

/** Aborts, and never comes back. */
type Stop = () => Promise<never>;

const stopper = (controller: AbortController): Stop => {
  return () => {
    queueMicrotask(() => controller.abort(reason));
    return new Promise(() => {});
  };
};

const BEFORE_THE_REQUEST: Readonly<Record<string, (stop: Stop) => KMSClientConfig>> = {
  "the endpoint": (stop) => ({ endpoint: stop }),
  "the Region": (stop) => ({ region: stop }),
  "the credentials": (stop) => ({ credentials: stop }),
  "the number of attempts": (stop) => ({ maxAttempts: stop }),
  "the retry mode": (stop) => ({ retryMode: stop, retryStrategy: undefined }),
  "the first token of the retry strategy": (stop) => ({
    retryStrategy: { ...impatient(), acquireInitialRetryToken: stop },
  }),
  "the name of the application": (stop) => ({ userAgentAppId: stop }),
  "the request handler, which pays no heed": (stop) => ({ requestHandler: { handle: stop } }),
};

describe("an abort during the wait for", () => {
  it.each(Object.entries(BEFORE_THE_REQUEST))("%s ends the call", async (_, configure) => {
    const controller = new AbortController();
    const { client, requests } = answeringClient([answerOfKMS], configure(stopper(controller)));
    const error = await rejection(client.send(reEncrypt(), { abortSignal: controller.signal }));
    expectAbort(error, controller.signal);
    expect(requests).toEqual([]);
  });

  it("new credentials ends the call", async () => {
    const controller = new AbortController();
    const credentials = vi.fn().mockResolvedValueOnce(keys).mockImplementation(stopper(controller));
    const { client, requests } = answeringClient(
      [{ status: 400, body: { __type: "ExpiredTokenException" } }, answerOfKMS],
      { credentials, retryStrategy: impatient() },
    );
    const error = await rejection(client.send(reEncrypt(), { abortSignal: controller.signal }));
    expectAbort(error, controller.signal);
    expect(error).toMatchObject({ $metadata: { attempts: 1 } });
    expect(requests).toHaveLength(1);
  });

  it("the next attempt ends the call, and its timer", async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const token = { getRetryCount: () => 0, getRetryDelay: () => 60_000 };
    const { client, requests } = answeringClient([{ status: 500, body: "" }, answerOfKMS], {
      retryStrategy: { ...impatient(), refreshRetryTokenForRetry: async () => token },
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

  it("the permission for the next attempt ends the call", async () => {
    const controller = new AbortController();
    const { client, requests } = answeringClient([{ status: 500, body: "" }, answerOfKMS], {
      retryStrategy: { ...impatient(), refreshRetryTokenForRetry: stopper(controller) },
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

/** A server, a client with one connection to it, and a call that is aborted by the controller. */
async function overTheWire(
  steps: (controller: AbortController) => readonly Step[],
  config: KMSClientConfig = {},
) {
  const controller = new AbortController();
  const server = await scriptedServer(...steps(controller));
  const client = new KMSClient({
    region: "us-east-2",
    credentials: keys,
    endpoint: server.endpoint,
    retryStrategy: impatient(),
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

describe("an abort closes the connection and ends the call", () => {
  it.each<[string, (controller: AbortController) => Step]>([
    ["while the server is silent", (controller) => () => controller.abort(reason)],
    [
      "while the head arrives",
      (controller) => (socket) =>
        void socket.write("HTTP/1.1 200 OK\r\ncontent-le", () => controller.abort(reason)),
    ],
    [
      "while the body arrives",
      (controller) => (socket, request) => {
        trickle(socket, request);
        setImmediate(() => setImmediate(() => controller.abort(reason)));
      },
    ],
  ])("%s", async (_, step) => {
    await using wire = await overTheWire((controller) => [step(controller)]);
    const error = await rejection(wire.call());
    expectAbort(error, wire.controller.signal);
    expect(error).toMatchObject({ $metadata: { attempts: 1 } });
    await wire.server.deserted();
    expect(wire.server.requests).toHaveLength(1);
  });

  it("while it connects", async () => {
    const lookup = vi.fn();
    await using wire = await overTheWire(() => [], {
      endpoint: "http://kms.test",
      requestHandler: { httpAgent: { lookup } },
    });
    lookup.mockImplementation(() => wire.controller.abort(reason));
    expectAbort(await rejection(wire.call()), wire.controller.signal);
    expect(lookup).toHaveBeenCalledOnce();
  });

  it("while it waits for a connection, and lets the others go on", async () => {
    await using wire = await overTheWire(() => [silence, success]);
    const others = new AbortController();
    const other = wire.client.send(reEncrypt(), { abortSignal: others.signal });
    await wire.server.heard(1);
    const outcome = rejection(wire.call());
    const third = wire.client.send(reEncrypt());
    wire.controller.abort(reason);
    expectAbort(await outcome, wire.controller.signal);
    expect(wire.server.requests).toHaveLength(1);
    others.abort();
    await rejection(other);
    expect((await third).$metadata.attempts).toBe(1);
  });

  it("between two attempts over the wire", async () => {
    await using wire = await overTheWire(
      (controller) => [
        (socket, request) => {
          failure("ThrottlingException")(socket, request);
          setImmediate(() => controller.abort(reason));
        },
        success,
      ],
      { retryStrategy: { ...impatient(), refreshRetryTokenForRetry: () => new Promise(() => {}) } },
    );
    expectAbort(await rejection(wire.call()), wire.controller.signal);
    expect(wire.server.requests).toHaveLength(1);
  });
});

it("an abort closes the connection of a request handler of the user's, too", async () => {
  await using wire = await overTheWire(
    (controller) => [
      (socket, request) => {
        trickle(socket, request);
        setImmediate(() => setImmediate(() => controller.abort(reason)));
      },
    ],
    { requestHandler: new NodeHttpHandler() },
  );
  expectAbort(await rejection(wire.call()), wire.controller.signal);
  await wire.server.deserted();
});

describe("a signal", () => {
  it("that is aborted already sends nothing", async () => {
    const { client, requests } = answeringClient([answerOfKMS]);
    const abortSignal = AbortSignal.abort(reason);
    expectAbort(await rejection(client.send(reEncrypt(), { abortSignal })), abortSignal);
    expect(requests).toEqual([]);
  });

  it("without a reason gives that of the platform", async () => {
    const { client } = answeringClient([answerOfKMS]);
    const error = await rejection(client.send(reEncrypt(), { abortSignal: AbortSignal.abort() }));
    expect(error).toMatchObject({ name: "AbortError", cause: { name: "AbortError" } });
  });

  it("with a time-out of its own is an abort for that reason", async () => {
    await using wire = await overTheWire(() => [silence]);
    const outcome = rejection(wire.client.send(reEncrypt(), { abortSignal: AbortSignal.timeout(20) }));
    expect(await outcome).toMatchObject({ name: "AbortError", cause: { name: "TimeoutError" } });
  });

  it("that serves many calls has one listener, and none afterwards", async () => {
    await using wire = await overTheWire(() => [success]);
    const calls = Array.from({ length: 20 }, wire.call);
    expect(getEventListeners(wire.controller.signal, "abort")).toHaveLength(1);
    await wire.server.heard(10);
    expect(getEventListeners(wire.controller.signal, "abort")).toHaveLength(1);
    await Promise.all(calls);
    expect(getEventListeners(wire.controller.signal, "abort")).toEqual([]);
  });

  it("that is aborted after the call changes nothing", async () => {
    await using wire = await overTheWire(() => [success]);
    const { KeyId } = await wire.call();
    wire.controller.abort(reason);
    expect(KeyId).toBe("new");
  });
});
