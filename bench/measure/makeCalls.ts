import type { Socket } from "node:net";

/**
 * Makes calls, one at a time on each connection. A response is one packet. Rejects at the first response that is not a
 * success and at the first connection that fails or is closed, and then sends nothing more.
 */
export function makeCalls(sockets: readonly Socket[], request: Buffer, calls: number): Promise<void> {
  let [unsent, unanswered] = [calls, calls];
  return new Promise((resolve, reject) => {
    // After a failure, the listeners stay for what the other connections still emit.
    const fail = (failure: Error): void => {
      unsent = 0;
      reject(failure);
    };
    const onClose = (): void => fail(new Error("The server closed a connection."));
    const finish = (): void => {
      for (const socket of sockets) {
        socket.removeAllListeners("data").off("error", fail).off("close", onClose);
      }
      resolve();
    };
    for (const socket of sockets) {
      const send = () => unsent-- > 0 && socket.write(request);
      const onData = (response: Buffer): void => {
        if (response.toString("latin1", 0, 12) !== "HTTP/1.1 200") {
          fail(new Error(`The server responded: ${response}`));
        }
        send();
        if (--unanswered === 0) {
          finish();
        }
      };
      socket.on("data", onData).on("error", fail).on("close", onClose);
      if (socket.destroyed) {
        onClose();
      }
      send();
    }
  });
}
