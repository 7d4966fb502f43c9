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
  let end = (_reason: unknown) => {};
  const over = new Promise<never>((_, reject) => {
    end = (reason) => {
      // First: the work must not be the one to say why it ended. React Native forgets the reason of an abort.
      reject(reason);
      controller.abort(reason);
    };
  });
  const timer = milliseconds > 0 ? setTimeout(() => end(timeoutError(message)), milliseconds) : undefined;
  const stopWaiting = signal && whenAborted(signal, () => end(signal.reason));
  try {
    return await Promise.race([over, work(controller.signal)]);
  } finally {
    clearTimeout(timer);
    stopWaiting?.();
  }
}
