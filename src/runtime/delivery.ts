import { hide } from "../errors/hide.js";
import { codeOf } from "../errors/platformError.js";

/**
 * What the pipeline and a request handler tell each other about the delivery of a request. In sets beside the objects,
 * because request handlers of other packages take the same requests and throw the same errors.
 */

type Mark = "idempotent" | "queued" | "unsent";

const MARKS = Symbol.for("kms-reencrypt.delivery");

let marks: WeakMap<object, Mark> | undefined;

/** The marks of the process, because the entry for undici contains this file, too. A frozen global object cannot share them. */
function sharedMarks(): WeakMap<object, Mark> {
  if (!marks) {
    marks = (Reflect.get(globalThis, MARKS) as typeof marks) ?? new WeakMap();
    hide(globalThis, MARKS, marks);
  }
  return marks;
}

const markOf = (value: unknown): Mark | undefined => sharedMarks().get(Object(value));

function mark<T>(value: T, as: Mark): T {
  sharedMarks().set(Object(value), as);
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
