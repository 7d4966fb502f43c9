/** The time of a job. Tests pass their own, so that they do not wait. */
export interface BulkClock {
  /** Milliseconds since any moment; never goes back. */
  now(): number;
  /** Calls back after some milliseconds. Returns a function that cancels it. */
  setTimer(callback: () => void, milliseconds: number): () => void;
}

/** The time of this machine. */
export const systemClock: BulkClock = {
  now: () => performance.now(),
  setTimer: (callback, milliseconds) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
