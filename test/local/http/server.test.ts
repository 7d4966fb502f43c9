/** What comes in and is no HTTP, or too much of it: an answer or a cut connection, and the server lives. */
import { connect } from "node:net";
import fc from "fast-check";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { call, send } from "../support.js";

let kms: LocalKms;
let keyId: string;
beforeAll(async () => {
  kms = await LocalKms.start();
  keyId = (await kms.createKey()).KeyId;
});
afterAll(() => kms.close());

afterEach(async () => {
  const { status } = await call(kms, "Encrypt", { KeyId: keyId, Plaintext: "ZGF0YQ==" });
  expect(status).toBe(200);
});

/** Sends bytes and returns all that comes back until the connection is closed. */
function exchange(data: string | Uint8Array, { end }: { readonly end: boolean }): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(kms.endpoint).port), "127.0.0.1");
    let received = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      received += chunk;
    });
    // A connection that is cut while bytes are on their way looks like an error from here.
    socket.on("error", () => {});
    socket.on("close", () => resolve(received));
    socket.write(data);
    if (end) {
      socket.end();
    }
  });
}

const request = (headers: string, body = "") =>
  `POST / HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-amz-json-1.1\r\n${headers}\r\n\r\n${body}`;

describe("the server", () => {
  test.each<[string, string, RegExp]>([
    ["no HTTP", "hello\r\n\r\n", /^HTTP\/1\.1 400 Bad Request\r\n/],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", /^HTTP\/1\.1 400 Bad Request\r\n/],
    ["two lengths", request("content-length: 1\r\ncontent-length: 2"), /^HTTP\/1\.1 400 /],
    ["a length and chunks", request("content-length: 1\r\ntransfer-encoding: chunked"), /^HTTP\/1\.1 400 /],
    ["headers without end", request(`x-long: ${"a".repeat(100_000)}`), /^HTTP\/1\.1 431 /],
    [
      "a body that is announced too large",
      request("content-length: 1048577"),
      /^HTTP\/1\.1 413 .*"RequestEntityTooLargeException"/s,
    ],
    [
      "an expectation",
      request("expect: a pony\r\ncontent-length: 2"),
      /^HTTP\/1\.1 417 Expectation Failed\r\n/,
    ],
    [
      "a body that is no HTTP",
      request("transfer-encoding: chunked", "no chunk\r\n"),
      /^HTTP\/1\.1 400 Bad Request\r\n/,
    ],
    [
      "a proxy's request",
      "CONNECT localhost:1 HTTP/1.1\r\nhost: localhost:1\r\n\r\n",
      /^HTTP\/1\.1 400 Bad Request\r\n/,
    ],
  ])("answers %s, and closes the connection", async (_, data, expected) => {
    const answer = await exchange(data, { end: false });
    expect(answer).toMatch(expected);
    expect(answer).toMatch(/\r\nx-amzn-requestid: [0-9a-f-]{36}\r\n/);
  });

  test.each<[string, string]>([
    ["nothing", ""],
    ["half a request line", "POST / HT"],
    ["half the headers", "POST / HTTP/1.1\r\nhost: loc"],
    ["half a body", request("content-length: 10", "12345")],
    ["half a chunk", request("transfer-encoding: chunked", "a\r\n12345")],
  ])("survives %s", async (_, data) => {
    expect(await exchange(data, { end: true })).toMatch(/^$|^HTTP\/1\.1 400 /);
  });

  test("cuts off a body that is larger than it was announced", async () => {
    const chunk = `${(100_000).toString(16)}\r\n${"a".repeat(100_000)}\r\n`;
    const answer = await exchange(request("transfer-encoding: chunked", chunk.repeat(100)), { end: false });
    // The answer may be lost, because the connection is closed while there is still something to read from it.
    expect(answer).toMatch(/^$|^HTTP\/1\.1 413 /);
  });

  test("reads the largest body that it takes", async () => {
    const padding = " ".repeat((1 << 20) - 2);
    const { status, body } = await send(kms, "Decrypt", { body: `{${padding}}` });
    expect({ status, body }).toMatchObject({ status: 400, body: { __type: "ValidationException" } });
  });

  test("continues with a client that expects to be told so", async () => {
    const answer = await exchange(
      request("connection: close\r\nexpect: 100-continue\r\ncontent-length: 2", "{}"),
      {
        end: false,
      },
    );
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 .*x-amzn-requestid: /s);
  });

  test("survives any bytes", async () => {
    const line = fc.constantFrom(
      "POST / HTTP/1.1\r\n",
      "GET / HTTP/1.0\r\n",
      "content-length: 5\r\n",
      "\r\n",
      "",
    );
    const part = fc.oneof(
      line.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 20 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        expect(await exchange(Buffer.concat(parts), { end: true })).toMatch(/^$|^HTTP\/1\.1 4\d\d /);
      }),
    );
  });
});

describe("the log has what was not read to its end", () => {
  const TARGET = "x-amz-target: TrentService.Encrypt\r\n";

  test.each<[string, string, number, string | undefined]>([
    [
      "a body that is too large",
      request(`${TARGET}content-length: 1048577`),
      413,
      "RequestEntityTooLargeException",
    ],
    ["an expectation", request(`${TARGET}expect: a pony\r\ncontent-length: 2`), 417, undefined],
    [
      "a body that is no HTTP",
      request(`${TARGET}transfer-encoding: chunked`, "no chunk\r\n"),
      400,
      undefined,
    ],
  ])("%s, under the request id of its answer", async (_, data, status, errorCode) => {
    kms.requests.clear();
    const answer = await exchange(data, { end: false });
    const requestId = /x-amzn-requestid: (\S+)/.exec(answer)?.[1];
    const logged = { requestId, operation: "Encrypt", principal: undefined, status, errorCode, keyIds: {} };
    expect(kms.requests.all()).toMatchObject([logged]);
  });

  test("a body that breaks off", async () => {
    kms.requests.clear();
    await exchange(request(`${TARGET}content-length: 10`, "12345"), { end: true });
    await vi.waitFor(() =>
      expect(kms.requests.all()).toMatchObject([{ operation: "Encrypt", status: 400, errorCode: undefined }]),
    );
  });

  test.each<[string, string]>([
    ["no HTTP", "hello\r\n\r\n"],
    ["two lengths", request("content-length: 1\r\ncontent-length: 2")],
    ["headers without end", request(`x-long: ${"a".repeat(100_000)}`)],
  ])("but not %s", async (_, data) => {
    kms.requests.clear();
    await exchange(data, { end: false });
    expect(kms.requests).toHaveLength(0);
  });
});
