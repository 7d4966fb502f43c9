/** What a deadline throws: a plain error of the name that time-outs have everywhere. */
const timeoutError = (message: string): Error => Object.assign(new Error(message), { name: "TimeoutError" });

/**
 * Does work that ends when a signal is aborted or a time has passed, whichever comes first. The work gets a signal for
 * both; afterwards neither a timer nor a listener is left.
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
  const controller = new AbortController();
  const forward = () => controller.abort(signal?.reason);
  const timer =
    milliseconds > 0 ? setTimeout(() => controller.abort(timeoutError(message)), milliseconds) : undefined;
  signal?.addEventListener("abort", forward, { once: true });
  if (signal?.aborted) {
    forward();
  }
  try {
    return await work(controller.signal);
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", forward);
  }
}
