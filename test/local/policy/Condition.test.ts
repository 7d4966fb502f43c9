import { describe, expect, test } from "vitest";
import { type Condition, isConditionMet } from "../../../src/local/policy/Condition.js";

const condition = (operator: string, values: string[], change: Partial<Condition> = {}): Condition => ({
  operator,
  quantifier: undefined,
  ifExists: false,
  key: "kms:key",
  values,
  ...change,
});

const all = { quantifier: "ForAllValues" } as const;
const any = { quantifier: "ForAnyValue" } as const;
const ifExists = { ifExists: true } as const;

type Row = readonly [
  operator: string,
  expected: string[],
  given: string[] | undefined,
  met: boolean,
  change?: Partial<Condition>,
];

const TABLE: readonly Row[] = [
  ["StringEquals", ["a"], ["a"], true],
  ["StringEquals", ["a"], ["A"], false],
  ["StringEquals", ["a*"], ["ab"], false],
  ["StringEquals", ["a", "b"], ["b"], true],
  ["StringEquals", ["a"], undefined, false],
  ["StringEquals", ["a"], undefined, true, ifExists],
  ["StringEquals", ["a"], ["b"], false, ifExists],
  ["StringNotEquals", ["a"], ["b"], true],
  ["StringNotEquals", ["a", "b"], ["b"], false],
  ["StringNotEquals", ["a"], undefined, true],
  ["StringEqualsIgnoreCase", ["a"], ["A"], true],
  ["StringNotEqualsIgnoreCase", ["a"], ["A"], false],
  ["StringLike", ["a*"], ["ab"], true],
  ["StringLike", ["a*"], ["ba"], false],
  ["StringNotLike", ["a*"], ["ab"], false],
  ["StringNotLike", ["a*"], ["b"], true],
  ["ArnLike", ["arn:aws:iam::*:role/x"], ["arn:aws:iam::111122223333:role/x"], true],
  ["ArnNotEquals", ["arn:aws:iam::111122223333:role/x"], ["arn:aws:iam::111122223333:role/x"], false],
  ["Bool", ["true"], ["true"], true],
  ["Bool", ["True"], ["true"], true],
  ["Bool", ["true"], ["false"], false],
  ["Bool", ["true"], undefined, false],
  ["Null", ["true"], undefined, true],
  ["Null", ["true"], ["a"], false],
  ["Null", ["false"], ["a"], true],
  ["Null", ["false"], undefined, false],
  ["NumericEquals", ["30"], ["30.0"], true],
  ["NumericNotEquals", ["30"], ["30"], false],
  ["NumericLessThan", ["10"], ["9"], true],
  ["NumericLessThan", ["10"], ["10"], false],
  ["NumericLessThanEquals", ["10"], ["10"], true],
  ["NumericGreaterThan", ["10"], ["9"], false],
  ["NumericGreaterThanEquals", ["9"], ["10"], true],
  ["StringEquals", ["a", "b"], ["a", "b"], true, all],
  ["StringEquals", ["a", "b"], ["a", "c"], false, all],
  ["StringEquals", ["a"], undefined, true, all],
  ["StringNotEquals", ["a"], ["b", "c"], true, all],
  ["StringNotEquals", ["a"], ["b", "a"], false, all],
  ["StringEquals", ["a", "b"], ["c", "b"], true, any],
  ["StringEquals", ["a", "b"], ["c"], false, any],
  ["StringEquals", ["a"], undefined, false, any],
  ["StringEquals", ["a"], undefined, true, { ...any, ...ifExists }],
  ["StringNotEquals", ["a"], ["a", "b"], true, any],
  ["StringNotEquals", ["a"], ["a"], false, any],
];

describe("isConditionMet", () => {
  for (const [operator, values, given, met, change] of TABLE) {
    const title = [operator, values, "given", given, change].map((part) => JSON.stringify(part)).join(" ");
    test(`${title}: ${met}`, () => {
      expect(isConditionMet(condition(operator, values, change), () => given)).toBe(met);
    });
  }
});
