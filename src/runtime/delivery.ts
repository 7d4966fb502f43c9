import { codeOf } from "../errors/platformError.js";

/**
 * What the pipeline and a request handler tell each other about the delivery of a request. In sets beside the objects,
 * because request handlers of other packages take the same requests and throw the same errors.
 */

interface Marks {
  readonly idempotent: WeakSet<object>;
  readonly unsent: WeakSet<object>;
  readonly queued: WeakSet<object>;
}

const MARKS = Symbol.for("kms-reencrypt.delivery");
let known: Marks | undefined;

/** The sets of the process: the entry for undici contains this file, too. */
function marks(): Marks {
  if (known === undefined) {
    const made: Marks = { idempotent: new WeakSet(), unsent: new WeakSet(), queued: new WeakSet() };
    const shared: Marks = Reflect.get(globalThis, MARKS) ?? made;
    Object.defineProperty(globalThis, MARKS, { value: shared, configurable: true });
    known = shared;
  }
  return known;
}

/** Notes that it is harmless to carry out a request twice. */
export const markIdempotent = (request: object): void => void marks().idempotent.add(request);

/** Whether it is harmless to carry out a request twice; `false` when nobody said so. */
export const isMarkedIdempotent = (request: object): boolean => marks().idempotent.has(request);

/** Notes that no byte of a request was sent before the error. Returns the error. */
export function markUnsent<T>(error: T): T {
  marks().unsent.add(Object(error));
  return error;
}

/** Notes that a request waited in vain for a connection of this client. Returns the error. */
export function markQueued<T>(error: T): T {
  marks().queued.add(Object(error));
  return markUnsent(error);
}

/** Whether a request only waited for a connection of this client, so that no attempt was made. */
export const isQueued = (error: unknown): boolean => marks().queued.has(Object(error));

/** Whether it is certain that no byte of a request was sent. The codes are for request handlers of other packages. */
export const isUnsent = (error: unknown): boolean =>
  marks().unsent.has(Object(error)) ||
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(
    codeOf(Object(error)) ?? "",
  );
