import type { HandlerExecutionContext } from "@smithy/types";
import { AbortError } from "../../errors/AbortError.js";
import { listenable, whenAborted } from "../../runtime/abortSignal.js";
import { SMITHY_CONTEXT_KEY } from "../../smithy.js";
import { operationOf } from "./operationOf.js";

/** Waits for work, or rejects as soon as the call is aborted. Leaves no listener behind. */
export function abortable<T>(work: Promise<T>, context: HandlerExecutionContext): Promise<T> {
  const signal = listenable(context[SMITHY_CONTEXT_KEY]?.abortSignal);
  return signal ? unlessAborted(work, signal, context) : work;
}

async function unlessAborted<T>(
  work: Promise<T>,
  signal: AbortSignal,
  context: HandlerExecutionContext,
): Promise<T> {
  let stopWaiting = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(new AbortError(operationOf(context).name, signal.reason));
    if (signal.aborted) {
      abort();
    } else {
      stopWaiting = whenAborted(signal, abort);
    }
  });
  try {
    // In this order, so that an abort that has already happened wins over work that is already done.
    return await Promise.race([aborted, work]);
  } finally {
    stopWaiting();
  }
}
