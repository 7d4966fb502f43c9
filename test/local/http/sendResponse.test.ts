import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, test } from "vitest";
import { sendResponse } from "../../../src/local/http/sendResponse.js";

const delayed = {
  status: 200,
  body: { a: 1 },
  requestId: "b2d5a1f0-0000-4000-8000-000000000000",
  date: new Date("2026-03-01T12:00:00Z"),
  latency: 600_000,
  fault: undefined,
};

test("a delayed response ends when its client disconnects", async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
  const [, response] = await once(server, "request");
  const options = { closeSignal: new AbortController().signal, keepAlive: () => true };
  const sent = sendResponse(response, delayed, options);
  socket.destroy();
  await expect(sent).resolves.toBeUndefined();
  server.close();
  await once(server, "close");
});
