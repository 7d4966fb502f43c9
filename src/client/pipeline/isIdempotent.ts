import type { Operation } from "../../shapes/Operation.js";

/** Whether it is harmless to carry out a call twice. */
export const isIdempotent = ({ idempotent }: Pick<Operation, "idempotent">, input: object): boolean =>
  idempotent === true || (typeof idempotent === "function" && idempotent({ ...input }) === true);
