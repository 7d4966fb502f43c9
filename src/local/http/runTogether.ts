// Not the global one at the time of a call: test runners replace it by one that never runs by itself.
const { setImmediate } = globalThis;

/** Work in steps: each `yield` ends one, and lets other work catch up. */
export type Steps<Result = void> = Generator<undefined, Result>;

let waiting: Steps[] = [];

/**
 * Runs the work for all requests that have arrived, each step for all of them before the next one. Equal work in a row takes
 * much less time than different work by turns, because the processor keeps its code in the cache. And a client that waits
 * in another process wakes up once for all responses.
 */
export function runTogether(steps: Steps): void {
  waiting.push(steps);
  if (waiting.length === 1) {
    setImmediate(() => {
      let unfinished = waiting;
      waiting = [];
      while (unfinished.length > 0) {
        unfinished = unfinished.filter((work) => work.next().done !== true);
      }
    });
  }
}

/** Runs all steps of one work. */
export function runAlone(steps: Steps): void {
  while (steps.next().done !== true) {
    // The next step follows.
  }
}
