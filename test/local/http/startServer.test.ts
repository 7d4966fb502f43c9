/** Requests that are not valid HTTP, too large or cut short: each gets a response or a closed connection. */
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

/** Sends bytes, and returns everything that is received until the connection closes. */
function exchange(data: string | Uint8Array, { end }: { readonly end: boolean }): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(kms.endpoint).port), "127.0.0.1");
    let received = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk) => {
      received += chunk;
    });
    // The client may see an error when the server closes the connection while it sends.
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
    ["bytes that are not HTTP", "hello\r\n\r\n", /^HTTP\/1\.1 400 Bad Request\r\n/],
    ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", /^HTTP\/1\.1 400 Bad Request\r\n/],
    ["two content lengths", request("content-length: 1\r\ncontent-length: 2"), /^HTTP\/1\.1 400 /],
    [
      "a content length and chunks",
      request("content-length: 1\r\ntransfer-encoding: chunked"),
      /^HTTP\/1\.1 400 /,
    ],
    ["headers that are too large", request(`x-long: ${"a".repeat(100_000)}`), /^HTTP\/1\.1 431 /],
    [
      "a content length that is too large",
      request("content-length: 1048577"),
      /^HTTP\/1\.1 413 .*"RequestEntityTooLargeException"/s,
    ],
    [
      "an unknown expectation",
      request("expect: a pony\r\ncontent-length: 2"),
      /^HTTP\/1\.1 417 Expectation Failed\r\n/,
    ],
    [
      "a body that is not valid HTTP",
      request("transfer-encoding: chunked", "no chunk\r\n"),
      /^HTTP\/1\.1 400 Bad Request\r\n/,
    ],
    [
      "a CONNECT request",
      "CONNECT localhost:1 HTTP/1.1\r\nhost: localhost:1\r\n\r\n",
      /^HTTP\/1\.1 400 Bad Request\r\n/,
    ],
  ])("responds to %s, and closes the connection", async (_, data, expected) => {
    const received = await exchange(data, { end: false });
    expect(received).toMatch(expected);
    expect(received).toMatch(/\r\nx-amzn-requestid: [0-9a-f-]{36}\r\n/);
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

  test("rejects a chunked body that is too large", async () => {
    const chunk = `${(100_000).toString(16)}\r\n${"a".repeat(100_000)}\r\n`;
    const received = await exchange(request("transfer-encoding: chunked", chunk.repeat(100)), { end: false });
    // The response may be lost, because the server closes the connection before it has read everything.
    expect(received).toMatch(/^$|^HTTP\/1\.1 413 /);
  });

  test("accepts a body of the maximum size", async () => {
    const padding = " ".repeat((1 << 20) - 2);
    const { status, body } = await send(kms, "Decrypt", { body: `{${padding}}` });
    expect({ status, body }).toMatchObject({ status: 400, body: { __type: "ValidationException" } });
  });

  test("responds to `expect: 100-continue`", async () => {
    const received = await exchange(
      request("connection: close\r\nexpect: 100-continue\r\ncontent-length: 2", "{}"),
      {
        end: false,
      },
    );
    expect(received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 .*x-amzn-requestid: /s);
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

describe("the log contains requests that are not read completely:", () => {
  const TARGET = "x-amz-target: TrentService.Encrypt\r\n";

  test.each<[string, string, number, string | undefined]>([
    [
      "a body that is too large",
      request(`${TARGET}content-length: 1048577`),
      413,
      "RequestEntityTooLargeException",
    ],
    ["an unknown expectation", request(`${TARGET}expect: a pony\r\ncontent-length: 2`), 417, undefined],
    [
      "a body that is not valid HTTP",
      request(`${TARGET}transfer-encoding: chunked`, "no chunk\r\n"),
      400,
      undefined,
    ],
  ])("%s, with the request ID of its response", async (_, data, status, errorCode) => {
    kms.requests.clear();
    const received = await exchange(data, { end: false });
    const requestId = /x-amzn-requestid: (\S+)/.exec(received)?.[1];
    const logged = { requestId, operation: "Encrypt", principal: undefined, status, errorCode, keyIds: {} };
    expect(kms.requests.all()).toMatchObject([logged]);
  });

  test("a body that is cut short", async () => {
    kms.requests.clear();
    await exchange(request(`${TARGET}content-length: 10`, "12345"), { end: true });
    await vi.waitFor(() =>
      expect(kms.requests.all()).toMatchObject([{ operation: "Encrypt", status: 400, errorCode: undefined }]),
    );
  });

  test.each<[string, string]>([
    ["bytes that are not HTTP", "hello\r\n\r\n"],
    ["two content lengths", request("content-length: 1\r\ncontent-length: 2")],
    ["headers that are too large", request(`x-long: ${"a".repeat(100_000)}`)],
  ])("but not %s", async (_, data) => {
    kms.requests.clear();
    await exchange(data, { end: false });
    expect(kms.requests).toHaveLength(0);
  });
});
