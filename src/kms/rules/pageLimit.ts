import type { Rule } from "../../shapes/Operation.js";
import { broken } from "./combinations.js";

/** The upper bound of the model for all lists. Above it, the problem is one of the member itself. */
const MAXIMUM_OF_MODEL = 1000;

/** Limits the items of a page, where KMS allows fewer than the model. */
export const pageLimit =
  (max: number): Rule<"Limit"> =>
  ({ Limit }) =>
    typeof Limit === "number" && Limit > max && Limit <= MAXIMUM_OF_MODEL
      ? [broken("Limit", `must be 1 to ${max}, but is ${Limit}`)]
      : [];
