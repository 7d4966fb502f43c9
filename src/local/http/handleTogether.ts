// Not the global one at the time of a call: test runners replace it by one that never runs by itself.
const { setImmediate } = globalThis;

/** Handles a request. Returns what sends the response, unless something else does. */
type Handle = () => (() => void) | undefined;

let waiting: Handle[] = [];

/**
 * Handles requests after all that have arrived are read, and then sends their responses. Work of the same kind in a row
 * takes much less time than different work by turns, because the processor keeps its code in the cache. And a client that
 * waits in another process wakes up once for all responses.
 */
export function handleTogether(handle: Handle): void {
  waiting.push(handle);
  if (waiting.length === 1) {
    setImmediate(() => {
      const handles = waiting;
      waiting = [];
      for (const send of handles.map((handle) => handle())) {
        send?.();
      }
    });
  }
}
