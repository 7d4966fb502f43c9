// Not the global one at the time of a call: test runners replace it by one that never runs by itself.
const { setImmediate } = globalThis;

/** The steps of one request. Each `yield` ends a step. */
export type Steps<Result = void> = Generator<undefined, Result>;

let waiting: Steps[] = [];

/**
 * Runs the first step of all requests that have arrived, then the second step of all of them, and so on. That takes much less
 * time than one request after the other, because the code of a step stays in the cache of the processor. A client in another
 * process also wakes up only once for all responses.
 *
 * An error in a step ends only its own request. It becomes an uncaught exception.
 */
export function runTogether(steps: Steps): void {
  waiting.push(steps);
  if (waiting.length === 1) {
    setImmediate(() => {
      let unfinished = waiting;
      waiting = [];
      while (unfinished.length > 0) {
        unfinished = unfinished.filter(runStep);
      }
    });
  }
}

/** Runs the next step of a request. Returns whether more steps may follow. */
function runStep(request: Steps): boolean {
  try {
    return request.next().done !== true;
  } catch (error) {
    // Later, because the other requests must be finished.
    setImmediate(() => {
      throw error;
    });
    return false;
  }
}

/** Runs all steps of one request at once. */
export function runAlone(steps: Steps): void {
  while (steps.next().done !== true) {
    // The next step follows.
  }
}
