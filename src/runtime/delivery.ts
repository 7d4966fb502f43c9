import { codeOf } from "../errors/platformError.js";

/**
 * What the pipeline and a request handler tell each other about the delivery of a request. In sets beside the objects,
 * because request handlers of other packages take the same requests and throw the same errors.
 */

const idempotent = new WeakSet<object>();
const unsent = new WeakSet<object>();
const queued = new WeakSet<object>();

/** Notes that it is harmless to carry out a request twice. */
export const markIdempotent = (request: object): void => void idempotent.add(request);

/** Whether it is harmless to carry out a request twice; `false` when nobody said so. */
export const isMarkedIdempotent = (request: object): boolean => idempotent.has(request);

/** Notes that no byte of a request was sent before the error. Returns the error. */
export function markUnsent<T>(error: T): T {
  unsent.add(Object(error));
  return error;
}

/** Notes that a request waited in vain for a connection of this client. Returns the error. */
export function markQueued<T>(error: T): T {
  queued.add(Object(error));
  return markUnsent(error);
}

/** Whether a request only waited for a connection of this client, so that no attempt was made. */
export const isQueued = (error: unknown): boolean => queued.has(Object(error));

/** Whether it is certain that no byte of a request was sent. The codes are for request handlers of other packages. */
export const isUnsent = (error: unknown): boolean =>
  unsent.has(Object(error)) ||
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(
    codeOf(error) ?? "",
  );
