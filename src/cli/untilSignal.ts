/** Waits for work, or until the user or the system ends the program; then rejects with the reason of the signal. */
export function untilSignal<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const interrupted = new Promise<never>((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) {
      stop();
    }
    signal.addEventListener("abort", stop, { once: true });
  });
  return Promise.race([work, interrupted]);
}
