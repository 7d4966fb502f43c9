import { whenAborted } from "./abort-signal.js";

/** What a deadline throws: a plain error of the name that time-outs have everywhere. */
export const timeoutError = (message: string): Error =>
  Object.assign(new Error(message), { name: "TimeoutError" });

/**
 * Does work that ends when a signal is aborted or a time has passed, whichever comes first, even when the work itself
 * pays no heed. The work gets a signal for both; afterwards neither a timer nor a listener is left.
 *
 * @param milliseconds - How long the work may take; 0 for as long as it likes.
 * @param message - What the `TimeoutError` says.
 */
export async function withDeadline<T>(
  signal: AbortSignal | undefined,
  milliseconds: number,
  message: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (signal?.aborted) {
    throw signal.reason;
  }
  const controller = new AbortController();
  const over = new Promise<never>((_, reject) => {
    controller.signal.addEventListener("abort", () => reject(controller.signal.reason), { once: true });
  });
  const timer =
    milliseconds > 0 ? setTimeout(() => controller.abort(timeoutError(message)), milliseconds) : undefined;
  const stopWaiting = signal && whenAborted(signal, () => controller.abort(signal.reason));
  try {
    return await Promise.race([over, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    stopWaiting?.();
  }
}
