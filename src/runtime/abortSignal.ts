import type { HttpHandlerOptions } from "@smithy/types";

/**
 * The signal of a call, if it supports listeners. Not checked by `instanceof`: test runners and polyfills have their own
 * classes.
 */
export const listenable = (signal: HttpHandlerOptions["abortSignal"]): AbortSignal | undefined =>
  signal && isAbortSignal(signal) ? signal : undefined;

const isAbortSignal = (signal: object): signal is AbortSignal =>
  "addEventListener" in signal && "removeEventListener" in signal;

interface Waiting {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back when a signal is aborted. A signal gets one listener for all calls that it serves: Node.js warns of a leak
 * when it has more than ten.
 *
 * @returns a function that stops waiting; it removes the listener after the last waiter.
 */
export function whenAborted(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, listener } = waitingFor.get(signal) ?? listen(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) {
      signal.removeEventListener("abort", listener);
      waitingFor.delete(signal);
    }
  };
}

function listen(signal: AbortSignal): Waiting {
  const callbacks = new Set<() => void>();
  const listener = () => {
    for (const callback of callbacks) {
      callback();
    }
  };
  signal.addEventListener("abort", listener, { once: true });
  const waiting = { callbacks, listener };
  waitingFor.set(signal, waiting);
  return waiting;
}
