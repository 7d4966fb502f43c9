import { matchesWildcard } from "./matchesWildcard.js";

/** One condition of a policy statement: an operator, a condition key and the expected values. */
export interface Condition {
  /** The operator, such as `StringEquals`, without quantifier and `IfExists`. */
  readonly operator: string;
  /** `ForAllValues` or `ForAnyValue`; `undefined` for keys with a single value. */
  readonly quantifier: "ForAllValues" | "ForAnyValue" | undefined;
  /** Whether a request without the condition key meets the condition. */
  readonly ifExists: boolean;
  /** The condition key, in lower case. */
  readonly key: string;
  /** The values in the policy. */
  readonly values: readonly string[];
}

/** Returns the values that a request has for a condition key in lower case, or `undefined`. */
export type ConditionValues = (key: string) => readonly string[] | undefined;

type Test = (given: string, expected: string) => boolean;

const like: Test = (given, expected) => matchesWildcard(expected, given);
const sameText: Test = (given, expected) => given.toLowerCase() === expected.toLowerCase();
const number =
  (compare: (given: number, expected: number) => boolean): Test =>
  (given, expected) =>
    compare(Number(given), Number(expected));

const POSITIVE: Readonly<Record<string, Test>> = {
  StringEquals: (given, expected) => given === expected,
  StringEqualsIgnoreCase: sameText,
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: sameText,
  NumericEquals: number((given, expected) => given === expected),
  NumericLessThan: number((given, expected) => given < expected),
  NumericLessThanEquals: number((given, expected) => given <= expected),
  NumericGreaterThan: number((given, expected) => given > expected),
  NumericGreaterThanEquals: number((given, expected) => given >= expected),
};

const NEGATED: Readonly<Record<string, Test>> = {
  StringNotEquals: (given, expected) => given === expected,
  StringNotEqualsIgnoreCase: sameText,
  StringNotLike: like,
  ArnNotEquals: like,
  ArnNotLike: like,
  NumericNotEquals: number((given, expected) => given === expected),
};

/** All supported operators. */
export const CONDITION_OPERATORS: readonly string[] = [
  ...Object.keys(POSITIVE),
  ...Object.keys(NEGATED),
  "Null",
];

/** Whether the values of a request meet a condition. */
export function isConditionMet(condition: Condition, valuesOf: ConditionValues): boolean {
  const { operator, quantifier, ifExists, key, values } = condition;
  const given = valuesOf(key) ?? [];
  if (operator === "Null") {
    return values.some((value) => (value.toLowerCase() === "true") === (given.length === 0));
  }
  const negated = NEGATED[operator];
  const test = negated ?? POSITIVE[operator];
  if (test === undefined) {
    return false;
  }
  const matches = (item: string): boolean =>
    values.some((value) => test(item, value)) === (negated === undefined);
  if (quantifier === "ForAllValues") {
    return given.every(matches);
  }
  if (given.length === 0) {
    return ifExists || (negated !== undefined && quantifier === undefined);
  }
  return negated !== undefined && quantifier === undefined ? given.every(matches) : given.some(matches);
}
