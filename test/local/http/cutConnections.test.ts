/** Connections that end or are reset at any byte: the server survives each, and so does the process. */
import { once } from "node:events";
import { connect } from "node:net";
import { LocalKms } from "kms-reencrypt/local";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "../support.js";

let kms: LocalKms;
let keyId: string;
const uncaught: unknown[] = [];
const record = (error: unknown) => void uncaught.push(error);
beforeAll(async () => {
  process.on("uncaughtException", record);
  kms = await LocalKms.start();
  keyId = (await kms.createKey()).KeyId;
});
afterAll(async () => {
  await kms.close();
  process.off("uncaughtException", record);
});

const HEAD = "POST / HTTP/1.1\r\nhost: localhost\r\n";
const OPENINGS: readonly (readonly [name: string, bytes: string])[] = [
  ["a call", `${HEAD}x-amz-target: TrentService.ListKeys\r\ncontent-length: 2\r\n\r\n{}`],
  ["two calls at once", `${HEAD}content-length: 2\r\n\r\n{}`.repeat(2)],
  ["a chunked body", `${HEAD}transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`],
  ["a chunked body that is not valid", `${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n`],
  ["a body that is announced", `${HEAD}expect: 100-continue\r\ncontent-length: 2\r\n\r\n{}`],
  ["an unknown expectation", `${HEAD}expect: a pony\r\ncontent-length: 2\r\n\r\n{}`],
  ["a CONNECT", "CONNECT localhost:1 HTTP/1.1\r\nhost: localhost:1\r\n\r\nTLS"],
  [
    "a switch to WebSocket",
    "GET / HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n\x81\x00",
  ],
  [
    "a switch to HTTP/2",
    `${HEAD}connection: upgrade, http2-settings\r\nupgrade: h2c\r\nhttp2-settings: AA\r\n\r\n`,
  ],
  ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
  ["SSH", "SSH-2.0-OpenSSH_9.6\r\n"],
  ["HTTP/1.0", "GET / HTTP/1.0\r\n\r\n"],
  ["two content lengths", `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\n{}`],
  ["a body that is too large", `${HEAD}content-length: 1048577\r\n\r\n{}`],
];

/** Sends bytes, waits until the server may have read them, and ends or resets the connection. */
async function cut(bytes: string, how: "end" | "reset"): Promise<void> {
  const socket = connect(Number(new URL(kms.endpoint).port), "127.0.0.1");
  socket.on("error", () => {});
  socket.resume();
  const closed = once(socket, "close");
  await new Promise<void>((resolve) => void socket.write(Buffer.from(bytes, "latin1"), () => resolve()));
  await new Promise((resolve) => setImmediate(resolve));
  if (how === "reset") {
    socket.resetAndDestroy();
  } else {
    socket.end();
  }
  await closed;
}

test.each(OPENINGS)("%s that is cut at any byte", async (_, bytes) => {
  for (const how of ["end", "reset"] as const) {
    await Promise.all(Array.from(bytes, (__, index) => cut(bytes.slice(0, index + 1), how)));
  }
  // The response also shows that the server has dealt with the connections.
  const { status } = await call(kms, "Encrypt", { KeyId: keyId, Plaintext: "ZGF0YQ==" });
  expect(status).toBe(200);
  expect(uncaught).toEqual([]);
});
