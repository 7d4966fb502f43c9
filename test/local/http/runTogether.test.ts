import { once } from "node:events";
import { connect, type Socket } from "node:net";
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
    // Other test files share the modules, and need the real function.
    vi.resetModules();
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

describe("requests that arrive together are logged in the order of arrival,", () => {
  let kms: LocalKms;
  let sockets: readonly Socket[];
  beforeEach(async () => {
    kms = await LocalKms.start();
    const { hostname, port } = new URL(kms.endpoint);
    // With a second connection, requests wait for each other.
    sockets = [connect(Number(port), hostname), connect(Number(port), hostname)];
    await Promise.all(sockets.map((socket) => once(socket, "connect")));
  });
  afterEach(async () => {
    for (const socket of sockets) {
      socket.destroy();
    }
    await kms.close();
  });

  /** The text of a signed request. */
  async function textOf(operation: string, body = "{}", headers: Record<string, string> = {}) {
    const target = { "x-amz-target": `TrentService.${operation}` };
    const signed = await signedHeaders(kms, { headers: target, body });
    const lines = Object.entries({ ...signed, "content-length": String(body.length), ...headers });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    return `POST / HTTP/1.1\r\n${head}\r\n${body}`;
  }

  /** Sends requests in one packet, and returns the outcomes in the log. */
  async function logOf(...requests: string[]) {
    sockets[0]?.resume().write(requests.join(""));
    await vi.waitFor(() => expect(kms.requests).toHaveLength(requests.length), { timeout: 10_000 });
    return Array.from(kms.requests, ({ operation, status, errorCode }) => [operation, errorCode ?? status]);
  }

  const random = ["GenerateRandom", "ValidationException"];

  test("with or without a valid signature", async () => {
    const good = await textOf("GenerateRandom");
    const bad = await textOf("GenerateRandom", "{}", { "x-amz-date": "20200101T000000Z" });
    const rejected = ["GenerateRandom", "InvalidSignatureException"];
    expect(await logOf(good, bad, good, bad)).toEqual([random, rejected, random, rejected]);
  });

  test("with a body that is too large", async () => {
    const good = await textOf("GenerateRandom");
    const large = await textOf("Encrypt", "", { "content-length": "2000000" });
    const rejected = ["Encrypt", "RequestEntityTooLargeException"];
    expect(await logOf(good, good, large)).toEqual([random, random, rejected]);
  });

  test("with an expectation that is not supported", async () => {
    const good = await textOf("GenerateRandom");
    const expecting = await textOf("Encrypt", "{}", { expect: "miracles" });
    expect(await logOf(good, good, expecting)).toEqual([random, random, ["Encrypt", 417]]);
  });

  test("with a call that takes longer than the next ones", async () => {
    const slow = await textOf("CreateKey", '{"KeySpec":"RSA_4096","KeyUsage":"SIGN_VERIFY"}');
    const good = await textOf("GenerateRandom");
    expect(await logOf(slow, good, good)).toEqual([["CreateKey", 200], random, random]);
  });
});
