import type { HttpHandlerOptions } from "@smithy/types";

/**
 * The signal of a call, if it is one that can be listened to. Not by `instanceof`: test runners and polyfills bring
 * classes of their own.
 */
export const listenable = (signal: HttpHandlerOptions["abortSignal"]): AbortSignal | undefined =>
  signal !== undefined && isAbortSignal(signal) ? signal : undefined;

const isAbortSignal = (signal: object): signal is AbortSignal =>
  "addEventListener" in signal && "removeEventListener" in signal;
