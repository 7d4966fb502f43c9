// Not the global one at the time of a call: test runners replace it by one that never runs by itself.
const { setImmediate } = globalThis;

let waiting: (() => void)[] = [];

/**
 * Calls back when Node.js has read from every connection what had arrived before. Two turns of the event loop: the first
 * may already be past its reading. All callers of one turn share them.
 */
export function afterPoll(callback: () => void): void {
  waiting.push(callback);
  if (waiting.length === 1) {
    setImmediate(() => {
      const callbacks = waiting;
      waiting = [];
      setImmediate(() => {
        for (const call of callbacks) {
          call();
        }
      });
    });
  }
}
