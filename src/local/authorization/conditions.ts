/** The conditions of policy statements: operators, and what they do with values that a request has or lacks. */
import { matchesWildcard } from "./wildcard.js";

/** One condition: an operator, a key and the values that the policy gives. */
export interface Condition {
  /** The operator, such as `StringEquals`, without its prefix and suffix. */
  readonly operator: string;
  /** `ForAllValues`, `ForAnyValue`, or neither for keys of one value. */
  readonly quantifier: "ForAllValues" | "ForAnyValue" | undefined;
  /** Whether a request without the key meets the condition. */
  readonly ifExists: boolean;
  /** The condition key, in lower case. */
  readonly key: string;
  /** The values of the policy. */
  readonly values: readonly string[];
}

/** The values that a request has for a condition key (in lower case); `undefined` when it has none. */
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

/** The operators that conditions may have. */
export const CONDITION_OPERATORS: readonly string[] = [
  ...Object.keys(POSITIVE),
  ...Object.keys(NEGATED),
  "Null",
];

/** Whether a request meets a condition. */
export function isMet(condition: Condition, valuesOf: ConditionValues): boolean {
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
