import { CONDITION_TESTS, type ConditionTest } from "./conditionTests.js";

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
  /** The values in the policy, which can contain policy variables. */
  readonly values: readonly string[];
}

/** Returns the values that a request has for a condition key in lower case, or `undefined`. */
export type ConditionValues = (key: string) => readonly string[] | undefined;

/** All supported operators. */
export const CONDITION_OPERATORS: readonly string[] = [
  ...Object.keys(CONDITION_TESTS),
  ...Object.keys(CONDITION_TESTS).flatMap((name) => negationOf(name) ?? []),
  "Null",
];

/** The operator that is met exactly when another one is not; most have one. */
function negationOf(name: string): string | undefined {
  return name === "IpAddress"
    ? "NotIpAddress"
    : /^(?:String|Arn|Numeric|Date)(?=Equals|Like)/.test(name)
      ? name.replace(/(?=Equals|Like)/, "Not")
      : undefined;
}

const testOf = (
  operator: string,
): { readonly test: ConditionTest | undefined; readonly negated: boolean } => {
  const positive = operator.replace(/^Not(?=IpAddress)|(?<=^[A-Z][a-z]+)Not(?=[A-Z])/, "");
  return { test: CONDITION_TESTS[positive], negated: positive !== operator };
};

/** Whether the values of a request meet a condition. */
export function isConditionMet(condition: Condition, valuesOf: ConditionValues): boolean {
  const { operator, quantifier, ifExists, key, values } = condition;
  const given = valuesOf(key) ?? [];
  if (operator === "Null") {
    return values.some((value) => (value.toLowerCase() === "true") === (given.length === 0));
  }
  const { test, negated } = testOf(operator);
  if (test === undefined) {
    return false;
  }
  const matches = (item: string): boolean => values.some((value) => test(item, value, valuesOf)) === !negated;
  if (quantifier === "ForAllValues") {
    return given.every(matches);
  }
  if (given.length === 0) {
    return ifExists || (negated && quantifier === undefined);
  }
  return negated && quantifier === undefined ? given.every(matches) : given.some(matches);
}
