import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { makeCalls } from "../../bench/measure/makeCalls.js";

/** Connects to a server that does something for each request, and returns a function that makes calls. */
async function callsTo(respond: (socket: Socket, count: number) => unknown) {
  let received = 0;
  const server = createServer((socket) => {
    socket.on("data", () => respond(socket, ++received));
    // A client that leaves with responses unread resets its connection.
    socket.on("error", (error) => expect(error).toMatchObject({ code: "ECONNRESET" }));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const sockets = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const socket = connect(port, "127.0.0.1");
      await once(socket, "connect");
      return socket;
    }),
  );
  onTestFinished(() => {
    for (const socket of sockets) {
      socket.destroy();
    }
    server.close();
  });
  return {
    call: (calls: number) => makeCalls(sockets, Buffer.from("request"), calls),
    count: () => received,
  };
}

const OK = "HTTP/1.1 200 OK\r\n\r\n";

it("a benchmark of servers makes as many calls as asked for, again and again", async () => {
  const { call, count } = await callsTo((socket) => socket.write(OK));
  await call(100);
  expect(count()).toBe(100);
  await call(10);
  expect(count()).toBe(110);
});

it("a benchmark of servers ends when the server closes a connection", async () => {
  const { call } = await callsTo((socket, count) => (count < 10 ? socket.write(OK) : socket.end()));
  await expect(call(100)).rejects.toThrow("The server closed a connection.");
  await expect(call(100)).rejects.toThrow("The server closed a connection.");
});

it("a benchmark of servers ends when a connection is reset", async () => {
  const { call } = await callsTo((socket) => socket.resetAndDestroy());
  await expect(call(100)).rejects.toThrow("ECONNRESET");
});

it("a benchmark of servers ends at the first response that is not a success", async () => {
  const { call, count } = await callsTo((socket, received) =>
    socket.write(received === 5 ? "HTTP/1.1 500 No\r\n\r\n" : OK),
  );
  await expect(call(100)).rejects.toThrow("The server responded: HTTP/1.1 500 No");
  expect(count()).toBeLessThan(20);
});
