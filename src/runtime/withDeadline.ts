import { whenAborted } from "./abortSignal.js";

/** The error of a deadline: a plain error with the name that timeouts have on every platform. */
export const timeoutError = (message: string): Error =>
  Object.assign(new Error(message), { name: "TimeoutError" });

/**
 * Runs work until a signal is aborted or a timeout passes, whichever comes first. The work receives a signal for both;
 * the returned promise rejects even if the work ignores it. Leaves neither a timer nor a listener behind.
 *
 * @param milliseconds - How long the work may take; 0 for no limit.
 * @param message - The message of the `TimeoutError`.
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
