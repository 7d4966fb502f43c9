import { isFunction } from "../../runtime/typeGuards.js";
import type { Operation } from "../../shapes/Operation.js";

/** Ends the message of an error after which nobody knows whether a call that is not idempotent has been carried out. */
export const MAY_BE_CARRIED_OUT = " The service may have carried it out: find out before you call again.";

/** Whether it is harmless to carry out a call twice. */
export const isIdempotent = ({ idempotent }: Pick<Operation, "idempotent">, input: object): boolean =>
  idempotent === true || (isFunction(idempotent) && idempotent({ ...input }) === true);
