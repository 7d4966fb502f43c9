import { codeOf } from "../errors/platformError.js";

/**
 * What the pipeline and a request handler tell each other about the delivery of a request. In sets beside the objects,
 * because request handlers of other packages take the same requests and throw the same errors.
 */

type Mark = "idempotent" | "queued" | "unsent";

const MARKS = Symbol.for("kms-reencrypt.delivery");

/** The marks of the process, because the entry for undici contains this file, too. */
function marks(): WeakMap<object, Mark> {
  const known: WeakMap<object, Mark> | undefined = Reflect.get(globalThis, MARKS);
  const made = known ?? new WeakMap();
  if (known === undefined) {
    Object.defineProperty(globalThis, MARKS, { value: made });
  }
  return made;
}

const markOf = (value: unknown): Mark | undefined => marks().get(Object(value));

function mark<T>(value: T, as: Mark): T {
  marks().set(Object(value), as);
  return value;
}

/** Notes that it is harmless to carry out a request twice. */
export const markIdempotent = (request: object): object => mark(request, "idempotent");

/** Whether it is harmless to carry out a request twice; `false` when nobody said so. */
export const isMarkedIdempotent = (request: object): boolean => markOf(request) === "idempotent";

/** Notes that no byte of a request was sent before the error. Returns the error. */
export const markUnsent = <T>(error: T): T => mark(error, "unsent");

/** Notes that a request waited in vain for a connection of this client, so that no byte was sent. Returns the error. */
export const markQueued = <T>(error: T): T => mark(error, "queued");

/** Whether a request only waited for a connection of this client, so that no attempt was made. */
export const isQueued = (error: unknown): boolean => markOf(error) === "queued";

/** Whether it is certain that no byte of a request was sent. The codes are for request handlers of other packages. */
export const isUnsent = (error: unknown): boolean =>
  markOf(error) !== undefined ||
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(
    codeOf(error) ?? "",
  );
