// Not the global one at the time of a call: test runners replace it by one that never runs by itself.
const { setImmediate } = globalThis;

let waiting: (() => void)[] = [];

/**
 * Calls back after all requests that have arrived are handled, so that their responses are written one after another. A
 * client that waits in another process then wakes up once for all of them.
 */
export function sendTogether(send: () => void): void {
  waiting.push(send);
  if (waiting.length === 1) {
    setImmediate(() => {
      const sends = waiting;
      waiting = [];
      for (const send of sends) {
        send();
      }
    });
  }
}
