/** The parts that the rules are built from. */
import { type Problem, problem } from "../../errors/Problem.js";
import type { Rule } from "../../shapes/Operation.js";

/** The problem of a member that breaks a rule. */
export const broken = (path: string, message: string): Problem => problem(path, "rule", message);

/** The problem of a member that is missing. */
export const missing = (path: string): Problem => problem(path, "required", "is required");

/** Requires exactly one of two members. */
export const either =
  <First extends string, Second extends string>(first: First, second: Second): Rule<First | Second> =>
  (input) =>
    (input[first] === undefined) === (input[second] === undefined)
      ? [broken(first, `or ${second} is required, and not both`)]
      : [];

/** Forbids the second member together with the first. */
export const notBoth =
  <First extends string, Second extends string>(first: First, second: Second): Rule<First | Second> =>
  (input) =>
    input[first] !== undefined && input[second] !== undefined
      ? [broken(second, `cannot be used with ${first}; leave one of them out`)]
      : [];
