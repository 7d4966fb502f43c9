import { once } from "node:events";
import { connect } from "node:net";
import { LocalKms } from "kms-reencrypt/local";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runTogether, type Steps } from "../../../src/local/http/runTogether.js";
import { signedHeaders } from "../support.js";

test("each step runs for all before the next one, in the order of arrival", async () => {
  const done: string[] = [];
  function* work(name: string, steps: number): Steps {
    for (let step = 1; step < steps; step++) {
      done.push(`${name}${step}`);
      yield;
    }
    done.push(`${name}${steps}`);
  }
  runTogether(work("a", 2));
  runTogether(work("b", 1));
  runTogether(work("c", 3));
  expect(done).toEqual([]);
  await vi.waitFor(() => expect(done).toEqual(["a1", "b1", "c1", "a2", "c2", "c3"]));
});

describe("a step that throws", () => {
  let callbacks: (() => void)[];
  let run: typeof runTogether;
  beforeEach(async () => {
    callbacks = [];
    vi.stubGlobal("setImmediate", (callback: () => void) => callbacks.push(callback));
    vi.resetModules();
    run = (await import("../../../src/local/http/runTogether.js")).runTogether;
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test("ends only its own request, and each error is thrown after the other requests", () => {
    const done: string[] = [];
    function* work(name: string, fails = false): Steps {
      yield;
      if (fails) {
        throw new Error(name);
      }
      done.push(name);
    }
    run(work("a", true));
    run(work("b"));
    run(work("c", true));
    run(work("d"));
    const [together, ...none] = callbacks.splice(0);
    expect(none).toEqual([]);
    together?.();
    expect(done).toEqual(["b", "d"]);
    expect(callbacks).toHaveLength(2);
    expect(callbacks[0]).toThrow(/^a$/);
    expect(callbacks[1]).toThrow(/^c$/);
  });
});

test("requests that arrive together are logged in the order of arrival, with or without a valid signature", async () => {
  await using kms = await LocalKms.start();
  const { hostname, port } = new URL(kms.endpoint);
  const headers = await signedHeaders(kms, {
    headers: { "x-amz-target": "TrentService.GenerateRandom" },
    body: "{}",
  });
  const request = (sent: Record<string, string>) => {
    const lines = Object.entries({ ...sent, "content-length": "2" }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    return `POST / HTTP/1.1\r\n${lines.join("")}\r\n{}`;
  };
  const good = request({ ...headers, "user-agent": "good" });
  const bad = request({ ...headers, authorization: `${headers.authorization}0` });
  const other = connect(Number(port), hostname);
  const socket = connect(Number(port), hostname);
  await Promise.all([once(other, "connect"), once(socket, "connect")]);
  socket.resume().write([good, bad, good, bad].join(""));
  await vi.waitFor(() => expect(kms.requests).toHaveLength(4));
  expect(Array.from(kms.requests, ({ errorCode }) => errorCode)).toEqual([
    "ValidationException",
    "InvalidSignatureException",
    "ValidationException",
    "InvalidSignatureException",
  ]);
  socket.destroy();
  other.destroy();
});
